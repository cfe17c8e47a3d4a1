"""Dagster's pages on loopback, for the browser of whoever sits at this machine and for no other web site."""
