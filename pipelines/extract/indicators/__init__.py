"""Indicators: what the number of a figure counts, in the text's words and by its canonical name."""
