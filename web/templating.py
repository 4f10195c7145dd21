"""Templates: always escaped, with the words and the marks that pages share."""

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from storage import reading
from web import wording
from web.access import Access
from web.diffs import differing
from web.highlight import marked
from web.links import safe_href


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "figure": wording.figure,
        "side": wording.side,
        "delta": wording.delta,
        "period": wording.period,
        "moment": wording.moment,
        "day": wording.day,
        "state": wording.state,
        "wished": wording.wished,
        "hours": wording.hours,
        "took": wording.took,
        "pair": lambda name: (name, name),
        "href": safe_href,
    }
    made.globals |= {
        "KINDS": wording.KINDS,
        "SEVERITIES": wording.SEVERITIES,
        "STATES": wording.STATES,
        "QUALIFIERS": wording.QUALIFIERS,
        "CADENCES": wording.CADENCES,
        "WEEKDAYS": wording.WEEKDAYS,
        "MANY_SOURCES": reading.MANY,
        "FIGURES": wording.FIGURES,
        "differing": differing,
        "marked": marked,
    }
    return made


_TEMPLATES = _environment()


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page from a template; every template knows the address it answers, what was asked, and who asks.

    `narrowed` is what was asked without the place in the list, `here` the whole address.
    `seal` is empty while nobody is signed in; `writable` tells whether anybody can be.
    """
    access: Access = request.app.state.access
    session = access.holds_session(request.headers)
    shared = {
        "path": request.url.path,
        "asked": dict(request.query_params),
        "narrowed": request.url.remove_query_params(["after"]).query,
        "here": f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path,
        "writable": access.writable,
        "seal": access.seal(session) if session else "",
    }
    return HTMLResponse(_TEMPLATES.get_template(template).render(**shared, **context), status_code=status)
