"""Organisations: the bodies, companies, schools and others that a page names."""
