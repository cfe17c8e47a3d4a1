"""Crash safety: the job is killed at every point that matters and at random ones, and must come back whole."""
