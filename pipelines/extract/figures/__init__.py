"""Figures: the numbers of a page that state something, and what they state."""
