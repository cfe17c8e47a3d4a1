"""Facts read out of the lines of a page: pure functions from Polars frames to Polars frames."""
