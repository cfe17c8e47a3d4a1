"""Whether a day's data looks as the days before it did: checks with severity, run before a load is published.

The invariants of `sql/checks` hold or a load is rolled back. What stands here is judged of a load that is committed:
each check is a file of `sql/quality` over the tables of the window (`sql/quality_window`).
"""
