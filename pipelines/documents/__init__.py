"""Captures to documents: a page's bytes become text and the metadata its HTML declares."""
