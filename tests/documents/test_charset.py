"""Bytes to text: whatever a Chinese page is written in, and what is no text at all."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.damage import gloss_table, mirror, to_traditional
from pipelines.documents.charset import decode
from tests.conftest import ROOT

Case = tuple[str, str]
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


# What writes each charset, and what text it can hold.
SIMPLIFIED = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "hz"]
TRADITIONAL = ["utf-8", "gb18030", "big5hkscs", "big5", "cp950", "utf-16-le"]
DECLARATIONS = ["", "gb2312", "GBK", "utf-8", "big5", "iso-8859-1", "windows-1252", "euc-tw", "no-such-charset"]
PLAIN = ["utf-8", "gb18030", "big5hkscs"]
TEXTS = [PAGE for PAGE in PAGES if "<html" not in PAGE]
SENTENCE = "全市通车里程比上年增加。"
FOOTER = "本站原创内容未经许可不得转载"


@st.composite
def excerpts(draw: st.DrawFn, charsets: list[str], shortest: int = 40) -> Case:
    """A charset, and an excerpt of forty characters or more that it can write."""
    charset = draw(st.sampled_from(charsets))
    page = draw(st.sampled_from(TEXTS))
    begin = draw(st.integers(0, len(page) - shortest))
    excerpt = page[begin : begin + draw(st.integers(shortest, 1_000))].replace("~", "")
    excerpt = to_traditional(excerpt) if charset in TRADITIONAL and draw(st.booleans()) else excerpt
    excerpt = to_traditional(excerpt) if charset.startswith(("big5", "cp")) else excerpt
    return charset, excerpt.encode(charset, "ignore").decode(charset)


def text_of(content: bytes, http_charset: str | None = None) -> str | None:
    decoded = decode(content, http_charset)
    return decoded and decoded[0]


@settings(derandomize=True, max_examples=150, deadline=None)
@given(excerpts(sorted({*SIMPLIFIED, *TRADITIONAL})))
def test_a_text_that_declares_nothing(case: Case) -> None:
    charset, text = case
    assert text_of(text.encode(charset)) == text


@settings(derandomize=True, max_examples=150, deadline=None)
@given(excerpts(PLAIN), st.sampled_from(DECLARATIONS), st.sampled_from(DECLARATIONS))
def test_what_the_bytes_are_stands_before_what_http_and_the_page_say(case: Case, http: str, meta: str) -> None:
    charset, text = case
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={meta}"></head>\n{text}'
    assert text_of(page.encode(charset), http) == page


@settings(derandomize=True, max_examples=80, deadline=None)
@given(excerpts(["utf-8"], shortest=80), st.sampled_from([("utf-8", "gb18030"), ("gb18030", "utf-8")]))
def test_a_footer_in_another_charset(case: Case, charsets: Case) -> None:
    text, (main, other) = case[1].partition("</")[0], charsets
    page = f"{text}\n<div>{FOOTER}</div>\n"
    assert text_of(page.encode(main).replace(FOOTER.encode(main), FOOTER.encode(other))) == page


@settings(derandomize=True, max_examples=80, deadline=None)
@given(excerpts(["utf-8", "gb18030"]), st.sampled_from(["latin-1", "windows-1252"]))
def test_a_text_encoded_twice(case: Case, taken_for: str) -> None:
    charset, text = case
    read = "".join(as_browsers_read(byte, taken_for) for byte in text.encode(charset))
    assert text_of(read.encode()) == text


def as_browsers_read(byte: int, charset: str) -> str:
    """Windows-1252 leaves five bytes undefined; browsers read them as the control characters of their number."""
    return bytes([byte]).decode(charset, "ignore") or chr(byte)


@pytest.mark.parametrize("page", PAGES[:6], ids=range(6))
def test_a_damaged_page_keeps_the_evidence_of_its_damage(page: str) -> None:
    captured = mirror(page, gloss_table(5, 0.9)) + "?!?"
    assert text_of(captured.encode()) == captured
    assert text_of(captured.encode("gb18030")) == captured


@pytest.mark.parametrize(
    ("content", "text", "charset"),
    [
        (SENTENCE.encode() * 5 + b"\xe5\x85 " + SENTENCE.encode(), f"{SENTENCE * 5}\ufffd {SENTENCE}", "utf-8"),
        (codecs.BOM_UTF8 + "这一行其实是国标码".encode("gbk"), "这一行其实是国标码", "gb18030"),
        ("\ufeff带标记的国标码".encode("gb18030"), "带标记的国标码", "gb18030"),
        ("中间有\ufeff标记".encode(), "中间有\ufeff标记", "utf-8"),
        (b"\x1b$)A\x0eVP9z\x0f 1\n\x0eVPND\x0f", "中国 1\n中文", "iso-2022-cn"),
        (b"\x1b$AVP9z\x1b(B", "中国", "iso2022_jp_2"),
        ("Nothing but <b>ASCII</b>".encode("utf-16-le"), "Nothing but <b>ASCII</b>", "utf-16-le"),
        ("대통령은 새 계획을 밝혔다".encode("euc_kr"), "대통령은 새 계획을 밝혔다", "euc_kr"),
        (b"Un caf\xe9 \xe0 Orl\xe9ans", "Un café à Orléans", "cp1252"),
        ("CAFÉ» à côté".encode(), "CAFÉ» à côté", "utf-8"),
        (b"if (a[~{b}]) return;", "if (a[~{b}]) return;", "utf-8"),
    ],
    ids=[
        "a broken character",
        "a UTF-8 mark before GBK",
        "a GB18030 mark",
        "a mark in the middle",
        "ISO-2022-CN",
        "ISO-2022-JP-2",
        "UTF-16 of ASCII",
        "Korean, declared",
        "French, declared",
        "French, encoded once",
        "no HZ but code",
    ],
)
def test_what_else_is_met(content: bytes, text: str, charset: str) -> None:
    http = {"euc_kr": "EUC-KR", "cp1252": "iso-8859-1"}.get(charset)
    assert decode(content, http) == (text, charset)


def test_a_paragraph_broken_off_stands_as_one_lost_character() -> None:
    page = "这里写着一句没有说完的话".encode("gb18030") * 20
    assert text_of(page + b"\xd6\n") == page.decode("gb18030") + "\ufffd\n"


@pytest.mark.parametrize("charset", ["zip", "unicode_escape", "utf-7", "rot13", "\udcff", ""])
def test_a_page_cannot_choose_a_codec_that_is_none_of_the_webs(charset: str) -> None:
    assert text_of(b"caf\xe9 \\u4e2d", charset) is None


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "content",
    [b"a" * 8_000_000 + b"\xff", b"<meta " * 1_000_000 + b"\xff", "ä¸".encode() * 1_000_000, b"\xe4\xb8\x81" * 999_999],
    ids=["letters", "open tags", "half a character twice", "one run"],
)
def test_hostile_bytes_take_no_longer_than_long_ones(content: bytes) -> None:
    assert decode(content) is not None
