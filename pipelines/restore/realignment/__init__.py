"""Byte-shifted runs put back in place: every way a run may have come about, priced by how news is written."""
