"""Dagster's wiring, a file for each stage; the rules, the SQL and the files' layout stand elsewhere."""
