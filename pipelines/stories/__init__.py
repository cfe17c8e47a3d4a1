"""What tells that two pages carry one story. Which pages do is found in `sql/staging/story_*.sql`."""
