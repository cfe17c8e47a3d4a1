"""Raw folder to captures: which inputs there are, which of them are new, and their bytes."""
