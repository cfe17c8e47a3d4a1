"""How fast the job is, how it grows, what it takes, and that its answers stay true at that speed."""
