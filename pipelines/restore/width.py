"""One width: full-width forms of ASCII, and every blank that is not a plain space, become their ASCII twin.

Every entry maps one character to one, so no offset moves.
"""

FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
BLANKS = dict.fromkeys("\u00a0\u2002\u2003\u2009\u3000\t", " ")
ONE_WIDTH = FULL_WIDTH | BLANKS
