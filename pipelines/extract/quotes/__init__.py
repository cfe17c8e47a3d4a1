"""Quotes: what pages let others say, in their own words or in the page's, and who says it."""
