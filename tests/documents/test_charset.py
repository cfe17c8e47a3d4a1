"""Bytes to text: whatever a Chinese page is written in, and what is no text at all."""

import pytest

from bench.damage import gloss_table, mirror, to_traditional
from pipelines.documents.charset import decode
from tests.conftest import ROOT

PAGES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds" / "clean").glob("*.txt"))]


@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
def test_a_page_in_gb18030_that_declares_nothing(page: str) -> None:
    decoded = decode(page.encode("gb18030"))
    assert decoded is not None
    assert decoded[0] == page


@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
def test_a_damaged_page_in_gb18030_that_declares_nothing(page: str) -> None:
    captured = mirror(page, gloss_table(3, 0.6))
    decoded = decode(captured.encode("gb18030"))
    assert decoded is not None
    assert decoded[0] == captured


@pytest.mark.parametrize("page", PAGES[:4], ids=range(4))
def test_a_traditional_page_in_big5(page: str) -> None:
    captured = to_traditional(page).encode("big5hkscs", "ignore")
    decoded = decode(captured)
    assert decoded is not None
    assert decoded[0] == captured.decode("big5hkscs")


@pytest.mark.parametrize(
    "content",
    [
        "一二三\n".encode() + b"\xed\xa0\x80" + "这是一个很长的句子,说明代理字符不是文本。".encode() * 3,
        "一\x00二三四五六七八九十".encode() * 20,
        "一\ufeff二\n\ufeff三".encode(),
        "一\r\n二\r三\n四".encode(),
        "\u202eمرحبا\u202c שלום".encode(),
        b"\xef\xbb\xbf" + "一".encode(),
        bytes(range(256)) * 8,
        b"",
    ],
    ids=["surrogate", "NUL", "BOM", "line ends", "right to left", "BOM first", "bytes", "nothing"],
)
def test_any_bytes_are_text_or_are_not(content: bytes) -> None:
    decoded = decode(content)
    assert decoded is None or all(not 0xD800 <= ord(character) < 0xE000 for character in decoded[0])
