"""The `regwatch` program: global options, the commands of every group, and what a person sees when one fails."""

import logging
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cli import (
    alerting,
    asking,
    crawling,
    demonstration,
    details,
    environment,
    explaining,
    extracting,
    keeping,
    metrics,
    sources,
)
from cli.failures import kept
from errors import RegwatchError, UsageError

FAILED = 1
MISUSED = 2
INTERRUPTED = 130


class Commands(TyperGroup):
    """The root command, which takes a reader that has seen enough (`… | head`) as an end and not as a failure."""

    def invoke(self, ctx: Any) -> Any:
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return answer


app = typer.Typer(
    name="regwatch",
    cls=Commands,
    help="Watches regulators' release pages and tells you when a published figure changes.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for group in (crawling, demonstration, sources, asking, metrics, details, explaining, extracting, alerting, keeping):
    app.add_typer(group.app)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"regwatch {environment.version()}")  # noqa: T201
        raise typer.Exit


@app.callback()
def _global_options(
    data_dir: Annotated[
        Path | None,
        typer.Option("--data-dir", metavar="PATH", help="Where database and outbox live.  [default: ./var]"),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option("--database", metavar="URL", help="sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME."),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say what is done, and where an error comes from.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    environment.apply(data_dir, database)
    environment.verbose = verbose
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status: 0 done, 1 something failed, 2 not called properly."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return int(app(args=arguments, prog_name="regwatch", standalone_mode=False) or 0)
    except typer.TyperException as error:
        return _misused(error)
    except UsageError as error:
        return _failed(str(error), MISUSED)
    except RegwatchError as error:
        return _failed(str(error), FAILED)
    except typer.Abort:
        return _failed("nothing was done", FAILED)
    except KeyboardInterrupt:
        return _failed("stopped", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the boundary of the program
        return _failed(f"unexpected {type(error).__name__}: {error} ({kept(error)})", FAILED)


def _misused(error: typer.TyperException) -> int:
    message = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    if message and context is not None:
        message = f"{message.rstrip('.')} ('{context.command_path} --help' explains)"
    return _failed(message, error.exit_code) if message else error.exit_code


def _failed(message: str, status: int) -> int:
    if environment.verbose:
        traceback.print_exc()
    print(f"regwatch: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201
    return status
