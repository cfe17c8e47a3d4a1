"""Places: the Chinese regions and development zones a page names."""
