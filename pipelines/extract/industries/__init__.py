"""Industries: the lines of business a page names."""
