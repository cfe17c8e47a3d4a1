"""Time: its expressions in the text, the days they mean, and the period that governs a figure."""
