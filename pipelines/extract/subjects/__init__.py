"""Subjects: the place and the organisation that a figure is about."""
