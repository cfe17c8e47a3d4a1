"""How well facts are read: precision, recall and F1 of each fact and field on labelled pages."""
