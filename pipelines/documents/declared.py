"""The charset that a page declares of itself, or that HTTP declared of it."""

import codecs
import re

from resiliparse.parse.encoding import map_encoding_to_html5

DECLARED_WITHIN = 4096
META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]{2,40})""", re.IGNORECASE)
XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:-]{2,40})""", re.IGNORECASE)
# The superset of each: pages that say GB2312 or Big5 hold more than it. A page that can be read as far as its
# declaration is not in UTF-16.
SUPERSET = {"gbk": "gb18030", "big5": "big5hkscs", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}


def declared_charsets(content: bytes, http_charset: str | None) -> list[str]:
    """Return the codecs that HTTP, the XML declaration and the page's head name, in this order of trust."""
    head = content[:DECLARED_WITHIN]
    found = (pattern.search(head) for pattern in (XML, META))
    names = [http_charset, *(match[1].decode("ascii", "ignore") for match in found if match)]
    known = [_codec(name) for name in names if name and name.isascii()]
    return list(dict.fromkeys(filter(None, known)))


def _codec(name: str) -> str | None:
    """Return the codec for a label of the web's (WHATWG Encoding Standard); other names are none a page may choose."""
    standard = map_encoding_to_html5(name.strip(), False)
    return codecs.lookup(SUPERSET.get(standard, standard)).name if standard else None
