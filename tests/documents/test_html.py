"""What the head of a page declares, in the ways that Chinese news sites declare it."""

import pytest

from pipelines.documents.html import read_html

BODY = "<body><h1>渔港晒网节开幕</h1><p>渔港今天热闹。</p></body>"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-06T10:00:00+08:00">',
        '<meta name="PubDate" content="2024-05-06T10:00:00+08:00">',
        '<script type="application/ld+json">{"datePublished": "2024-05-06T10:00:00+08:00"}</script>',
        '<script type="application/ld+json">{broken, "datePublished":"2024-05-06T10:00:00+08:00"</script>',
    ],
)
def test_a_declared_publish_date(head: str) -> None:
    assert read_html(f"<html><head>{head}</head>{BODY}")[1]["html_published"] == "2024-05-06T10:00:00+08:00"


def test_a_date_in_other_scripts_is_not_declared() -> None:
    head = '<script>var page = {"datePublished": "2024-05-06"}</script>'
    assert read_html(f"<html><head>{head}</head>{BODY}")[1]["html_published"] is None


def test_blocks_become_lines() -> None:
    assert read_html(f"<html>{BODY}")[0].split("\n")[0] == "渔港晒网节开幕"
