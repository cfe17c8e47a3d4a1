"""Fuzzing: pages in every format, damaged in every way a file can be, through the whole path into a warehouse."""
