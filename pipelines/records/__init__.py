"""Dagster's records of runs: stored without secrets, told as JSON lines, and forgotten when they are old."""
