"""Documents to lines: each raw line beside its clean text, with an account of every character that was changed."""
