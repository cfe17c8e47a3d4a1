"""Programmes: the plans, policies, events, awards and platforms a page names."""
