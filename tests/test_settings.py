"""Settings come from the environment or a .env file, and a mistake is said before anything starts."""

from pathlib import Path

import pytest

import settings


def test_defaults_stand_without_any_setting(tmp_path: Path) -> None:
    assert settings.load({"REGWATCH_DATA_DIR": str(tmp_path)}) == {"REGWATCH_DATA_DIR": tmp_path}


def test_environment_wins_over_the_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("REGWATCH_CRAWL_DELAY=3\nREGWATCH_MAIL_FROM=news@example.org\n")
    values = settings.load({"REGWATCH_DATA_DIR": str(tmp_path), "REGWATCH_CRAWL_DELAY": "0.5"})
    assert values["REGWATCH_CRAWL_DELAY"] == 0.5
    assert values["REGWATCH_MAIL_FROM"] == "news@example.org"


def test_a_relative_data_directory_is_the_callers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings.load({"REGWATCH_DATA_DIR": "data"})["REGWATCH_DATA_DIR"] == tmp_path / "data"


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        ("REGWATCH_CRAWL_DELAY", "soon", "does not parse"),
        ("REGWATCH_CRAWL_DELAY", "-1", "between 0 and 86400"),
        ("REGWATCH_ALLOW_PRIVATE_NETWORKS", "maybe", "use 1 or 0"),
        ("REGWATCH_DATABASE_URL", "mysql://localhost/x", "postgresql://"),
        ("REGWATCH_SMTP_URL", "mail.example.org", "smtp://"),
        ("REGWATCH_SMTP_URL", "smtp://mail.example.org?tls=yes", "only starttls"),
        ("REGWATCH_SMTP_URL", "smtp://mail.example.org:99999", "does not parse"),
        ("REGWATCH_MAIL_FROM", "nobody", "e-mail address"),
        ("REGWATCH_BASE_URL", "regwatch.example.org", "https://"),
        ("REGWATCH_LISTEN", "8000", "HOST:PORT"),
        ("REGWATCH_MAX_PAGE_BYTES", "0", "above 0"),
        ("REGWATCH_API_TOKEN", "short", "at least 16"),
        ("REGWATCH_COLOUR", "blue", "unknown setting REGWATCH_COLOUR"),
    ],
)
def test_a_bad_setting_is_named_with_what_to_write_instead(tmp_path: Path, name: str, text: str, hint: str) -> None:
    with pytest.raises(settings.InvalidSetting, match="REGWATCH") as caught:
        settings.load({"REGWATCH_DATA_DIR": str(tmp_path), name: text})
    assert name in str(caught.value)
    assert hint in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("REGWATCH_API_TOKEN", "hidden word"),
        ("REGWATCH_SMTP_URL", "smpt://me:hidden@mail.example.org"),
        ("REGWATCH_DATABASE_URL", "mysql://me:hidden@db/x"),
    ],
)
def test_a_secret_that_does_not_parse_is_not_repeated(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(settings.InvalidSetting) as caught:
        settings.load({"REGWATCH_DATA_DIR": str(tmp_path), name: text})
    assert "hidden" not in str(caught.value)


def test_an_unreadable_env_file_is_said(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"REGWATCH_MAIL_FROM=\xff\xfe@example.org")
    with pytest.raises(settings.InvalidSetting, match=r"\.env"):
        settings.load({"REGWATCH_DATA_DIR": str(tmp_path)})


def test_the_doors_a_crawler_does_not_need_are_shut() -> None:
    assert settings.REMOTE_CONTROL_ENABLED is False
    assert settings.TELNETCONSOLE_ENABLED is False
    assert settings.HTTPCACHE_ENABLED is False
    assert settings.ROBOTSTXT_OBEY is True
    assert {name for name, handler in settings.DOWNLOAD_HANDLERS.items() if handler is None} >= {"file", "data", "ftp"}
