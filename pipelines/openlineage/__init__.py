"""Runs told to a lineage catalogue in its common language, OpenLineage: what each step read and wrote, and how it went.

Nothing here is imported, and no run is slower, unless NEWS_OPENLINEAGE is set.
"""
