"""Secrets of the settings are blacked out of any text; the rest of the text stays."""

import pytest

from pipelines.redaction import redact, redact_json
from pipelines.settings import SettingError, Settings


@pytest.mark.parametrize(
    ("name", "value", "secret"),
    [
        ("AWS_SECRET_ACCESS_KEY", "wJalr/XUtnFEMI", "wJalr/XUtnFEMI"),
        ("AWS_SESSION_TOKEN", "session-canary", "session-canary"),
        ("NEWS_RAW_OPTIONS", '{"client_kwargs": {"aws_secret_access_key": "nested-canary"}}', "nested-canary"),
        ("NEWS_RAW_OPTIONS", '{"key": "short-canary", "anon": false}', "short-canary"),
        ("NEWS_RAW_OPTIONS", '{"accounts": [{"password": "listed-canary"}]}', "listed-canary"),
        ("NEWS_RAW_OPTIONS", '{"key": "unclosed-canary"', "unclosed-canary"),
        ("NEWS_OPENLINEAGE", "https://me:url-canary@catalogue.example", "url-canary"),
        ("NEWS_OPENLINEAGE", "https://catalogue.example/?api_key=query-canary", "query-canary"),
        ("NEWS_ALERTS", "mailtos://me:mail-canary@mail.example?to=you@mail.example", "mail-canary"),
        ("NEWS_ALERTS", "json://127.0.0.1:8080/hook, slack://host-canary/path-canary/x", "host-canary"),
        ("NEWS_ALERTS", "json://127.0.0.1:8080/hook, slack://host-canary/path-canary/x", "path-canary"),
        ("NEWS_ALERTS", "tgram://123%3Aescaped-canary/42", "123:escaped-canary"),
    ],
)
def test_a_secret_of_a_setting_is_blacked_out_wherever_it_turns_up(
    name: str, value: str, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert redact(f"the server said {secret} is wrong") == "the server said *** is wrong"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("GET https://reader:hunter2@host.example/a failed", "GET https://***@host.example/a failed"),
        (
            "see https://host.example/a?page=2&access_token=abc#top",
            "see https://host.example/a?page=2&access_token=***#top",
        ),
        ("s3://bucket/2024/05/06.warc.gz took 3.2 s", "s3://bucket/2024/05/06.warc.gz took 3.2 s"),
        ("市财政局新增补贴: 3200人 @ 2024", "市财政局新增补贴: 3200人 @ 2024"),
    ],
)
def test_a_password_in_any_url_is_blacked_out_and_nothing_else(text: str, shown: str) -> None:
    assert redact(text) == shown


def test_a_host_can_still_be_told_when_a_channel_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_ALERTS", "mailtos://me:mail-canary@mail.example")
    assert redact("mail.example refused me") == "mail.example refused me"


def test_in_json_only_texts_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "canary")
    given = {"canary": ["a canary sings", 3, None, True], "b": {"c": "canary"}}
    assert redact_json(given) == {"canary": ["a *** sings", 3, None, True], "b": {"c": "***"}}


@pytest.mark.parametrize("name", ["NEWS_RAW", "NEWS_WAREHOUSE"])
def test_a_place_with_a_password_in_it_is_refused_without_showing_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "s3://key:canary@bucket/pages")
    with pytest.raises(SettingError, match=f"{name} holds a password") as refused:
        Settings.from_environment()
    assert "canary" not in str(refused.value)
