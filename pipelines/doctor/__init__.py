"""What is in order and what is not, each by one small check, and what to do about it."""
