"""What people would use in the place of this project, beside it: each in its own environment, on the same pages."""
