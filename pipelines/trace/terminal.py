"""What others wrote, shown so that it can't drive the terminal it is shown on."""

import re

# As wide as a Chinese character, and what pages indent with.
WIDE_BLANK = "\u3000"
OPEN, CLOSE = "⟦", "⟧"
INVERSE, PLAIN = "\x1b[7m", "\x1b[0m"


def printable(text: str) -> str:
    """Write what is not to be seen, or moves what is, as its code: controls, marks of direction, odd blanks."""
    return "".join(char if char.isprintable() or char == WIDE_BLANK else _code(char) for char in text)


def printable_json(text: str) -> str:
    """Write the same in the strings of a JSON document, as JSON has it; what lays the document out stays."""
    return "".join(char if char.isprintable() or char in f"\n{WIDE_BLANK}" else _json_code(char) for char in text)


def marked(text: str, span: tuple[int, int] | None, *, is_coloured: bool) -> str:
    """Show a line with a slice of it marked: in inverse colours, or between brackets that no page uses."""
    if span is None:
        return printable(text)
    opening, closing = (INVERSE, PLAIN) if is_coloured else (OPEN, CLOSE)
    before, inside, behind = (printable(part) for part in (text[: span[0]], text[slice(*span)], text[span[1] :]))
    return f"{before}{opening}{inside}{closing}{behind}"


def shown(value: object) -> str:
    """Show a value of any type in one line."""
    return printable(re.sub(r"\s*\n\s*", " ", str(value)))


def _code(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _json_code(char: str) -> str:
    pair = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{int.from_bytes(pair[at : at + 2]):04x}" for at in range(0, len(pair), 2))
