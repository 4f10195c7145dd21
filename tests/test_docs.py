"""What README and the other documents claim, held against the program."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import typer
from typer.main import get_command

import settings
from cli.main import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    ROOT.glob("docs/**/*.md")
)


def commands() -> dict[str, set[str]]:
    """Every command, groups as "group command", with the options it knows."""
    found = {}
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = dict(getattr(command, "commands", {"": command}))
        if getattr(command, "invoke_without_command", False):
            inner[""] = command
        for sub, leaf in inner.items():
            found[f"{name} {sub}".strip()] = {option for parameter in leaf.params for option in parameter.opts}
    return found


def table(heading: str) -> list[list[str]]:
    """Cells of the table below a heading of the README."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]


def name_of(usage: str) -> str:
    """The command that a usage begins with, its group included: "sources add", "metrics", "metric"."""
    first, _, rest = usage.partition(" ")
    inner = rest.partition(" ")[0]
    in_group = any(name.startswith(f"{first} ") for name in commands()) and inner[:1].islower()
    return f"{first} {inner}" if in_group else first


def usages() -> list[str]:
    """Commands of the README's table, alternatives such as remove|enable written out."""
    written = [usage for row in table("Commands") for usage in re.findall(r"`([^`]+)`", row[0])]
    spread = []
    for usage in written:
        words = usage.replace("\\|", "|").split()
        group, _, alternatives = name_of(" ".join(words)).rpartition(" ")
        spread += [
            f"{group} {one}".strip() + " " + " ".join(words[2 if group else 1 :]) for one in alternatives.split("|")
        ]
    return spread


def test_the_readme_lists_exactly_the_commands_there_are() -> None:
    assert {name_of(usage) for usage in usages()} == set(commands())


def test_options_in_the_readme_exist() -> None:
    known = commands()
    for usage in usages():
        assert set(re.findall(r"--[a-z-]+", usage)) <= known[name_of(usage)]


def test_commands_in_examples_exist() -> None:
    known = set(commands())
    for document in DOCUMENTS:
        for words in re.findall(r"\./regwatch ([a-z]+(?: [a-z]+)?)", document.read_text("utf-8")):
            assert words in known or words.split()[0] in known, f"{document.name}: {words}"


def test_the_readme_documents_exactly_the_settings_there_are() -> None:
    assert {row[0].strip("`") for row in table("Settings")} == set(settings.READERS)


def test_defaults_in_the_readme(tmp_path: Path) -> None:
    documented = {row[0].strip("`"): row[1].strip("`") for row in table("Settings")}
    names = [
        "REGWATCH_MAIL_FROM",
        "REGWATCH_LISTEN",
        "REGWATCH_CRAWL_DELAY",
        "REGWATCH_CRAWL_TIME_LIMIT",
        "REGWATCH_MAX_PAGE_BYTES",
        "REGWATCH_MAX_RELEASES",
    ]
    code = f"import settings; print(*(getattr(settings, n.removeprefix('REGWATCH_')) for n in {names}))"
    variables = {"REGWATCH_DATA_DIR": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=variables, capture_output=True, text=True, check=True
    )
    real = [value.removesuffix(".0") if value.endswith(".0") else value for value in done.stdout.split()]
    assert [documented[name] for name in names] == real


def test_make_targets_in_the_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for document in DOCUMENTS:
        for target in re.findall(r"(?:^    |`)make ([a-z-]+)", document.read_text("utf-8"), re.MULTILINE):
            assert target in targets, f"{document.name}: make {target}"


def test_links_between_documents_lead_somewhere() -> None:
    for document in DOCUMENTS:
        for link in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / link).exists(), f"{document.name}: {link}"


def test_files_named_in_the_documents_exist() -> None:
    for document in DOCUMENTS:
        for path in re.findall(
            r"`((?:docs|tests|spiders|extraction|tracking|storage)/[\w./-]*)`", document.read_text("utf-8")
        ):
            assert (ROOT / path).exists(), f"{document.name}: {path}"


def test_the_version_is_in_the_changelog() -> None:
    assert f"## [{settings.VERSION}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_requirements_are_pinned() -> None:
    for name in ("requirements.txt", "requirements-browser.txt", "requirements-parquet.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        packages = [line for line in lines if line and not line.startswith(("#", "-r"))]
        assert all("==" in package for package in packages)


def test_project_file_configures_tools_only() -> None:
    assert set(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))) == {"tool"}


def test_every_command_says_what_it_does() -> None:
    assert isinstance(app, typer.Typer)
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        assert command.help, name
