"""The benchmark: damage made on purpose, so that what is restored can be held against what was there."""
