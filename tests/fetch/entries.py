"""Every entry of the program that takes an address, and what each of them connects to.

`python -m tests.fetch.entries` puts every form of an address to every entry, and prints the counts.
"""

from __future__ import annotations

import argparse
import ast
import ipaddress
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from trafilatura import load_html

import backchannel
from backchannel.desk import Desk
from backchannel.faces.backends import Named, made
from backchannel.faces.cli import parser
from backchannel.faces.verbs import VerbsParser
from backchannel.fetch import addresses, endpoint, reaching
from backchannel.fetch.manners import Pace, rules_of
from backchannel.fetch.reaching import Reach
from backchannel.fetch.web import Fetcher
from backchannel.model.errors import BackchannelError
from backchannel.read.page_days import page_day
from backchannel.read.reading import read_html, read_text
from tests.page_server import Site, redirect, site

from .url_forms import NAMES, forms, resolve

SOURCE = Path(backchannel.__file__).parent
NAMES_OF_PARAMETERS = ("address", "url", "link", "endpoint", "uri")
METAVARS = ("URL", "ADDRESS", "WHICH", "HOST", "FEED")
PUBLIC = "93.184.216.34"
"""The one public address among the forms."""
FLOORS = ("fetch", "read", "ingest", "act", "faces", "desk", "questions")
"""The others can open no connection: they neither may import what does, nor `fetch` (lint-imports)."""
NO_ENTRY = {"faces.commands.serving.ready": "tells the address of our own pages"}
"""Parameters of that name that are no addresses of the web."""


def _fetched(form: str) -> None:
    Fetcher(network=True, version="0", reach=Reach(resolve=resolve), pace=Pace(wait=lambda s: None)).get(form)


def _redirected(served: Site) -> Callable[[str], None]:
    """A page that the desk may read sends it on to the form."""
    mine = Fetcher(
        network=True,
        version="0",
        reach=Reach(frozenset({served.place}), resolve=resolve),
        pace=Pace(wait=lambda s: None),
    )

    def go(form: str) -> None:
        served.pages["/out"] = redirect(form.replace("\n", "").encode("latin1", "replace").decode("latin1"))
        mine.get(served.url("/out"))

    return go


def _posted(form: str) -> None:
    endpoint.endpoint(form, network=True).post(b"{}")


def _looked(desk: Desk, form: str) -> None:
    """As a person does: watch it, and look."""
    watch = desk.watch(form, name="tried")
    desk.look(watch.id, model="rules", pace=Pace(wait=lambda s: None))
    desk.unwatch(watch.id)


def entries(served: Site) -> dict[str, Callable[[str], object]]:
    """How each entry is given an address; the network is on wherever it can be."""
    checking = Fetcher(network=True, version="0", reach=Reach(resolve=resolve))
    desk = Desk.create(":memory:", side="CA", clock=lambda: datetime(2031, 5, 2, tzinfo=UTC))
    desk.turn_network(True)

    def watched(form: str) -> None:
        _looked(desk, form)

    tree = load_html("<html><body><p>The port of Ostria is open.</p></body></html>")
    return {
        "fetch.web.Fetcher.get": _fetched,
        "fetch.web.Fetcher.get, redirected": _redirected(served),
        "fetch.web.Fetcher.checked": checking.checked,
        "fetch.web.Fetcher.allowed": checking.allowed,
        "fetch.manners.Rules.allow": rules_of(b"User-agent: *\nDisallow: /*x$\n").allow,
        "fetch.endpoint.endpoint": _posted,
        "fetch.addresses.web_address": addresses.web_address,
        "read.reading.read_html": lambda form: read_html("<p>Open", name="x", address=form),
        "read.reading.read_text": lambda form: read_text("It is open.", name="x", address=form),
        "read.page_days.page_day": lambda form: page_day(tree, linked=[], address=form),
        "act.watching.Watching.watch": watched,
        "command watch add address": watched,
        "form /vault/watch": watched,
        "command add --backend": lambda form: made(Named(f"openai:{form}#m", network=True)),
    }


def found_entries() -> set[str]:
    """By introspection: public functions with a parameter for an address, arguments of commands, forms."""
    modules = (
        path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0].split(".")[0] in FLOORS
    )
    found = {name for path in modules for name in _functions(path)} - set(NO_ENTRY)
    commands = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return (
        found
        | set(_forms())
        | {name.replace("extract --backend", "add --backend") for name in _arguments("command", commands)}
    )


def _forms() -> Iterator[str]:
    """Forms of the pages with a field for an address."""
    for path in (SOURCE / "faces" / "web" / "templates").rglob("*.html"):
        for form in re.findall(r"<form\b.*?</form>", path.read_text("utf8"), re.DOTALL):
            if "https://" in form:
                yield "form " + re.findall(r'action="([^"]*)"', form)[0]


def _functions(path: Path) -> Iterator[str]:
    module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)

    def walk(node: ast.AST, place: str) -> Iterator[str]:
        for child in ast.iter_child_nodes(node):
            name = getattr(child, "name", "")
            if isinstance(child, ast.ClassDef):
                yield from walk(child, f"{place}.{name}")
            elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                given = (*child.args.posonlyargs, *child.args.args, *child.args.kwonlyargs)
                texts = [a.arg for a in given if a.annotation and "str" in ast.unparse(a.annotation)]
                if not name.startswith("_") and set(texts) & set(NAMES_OF_PARAMETERS):
                    yield f"{place}.{name}"
                yield from walk(child, place)

    return walk(ast.parse(path.read_text("utf8")), module)


def _arguments(prefix: str, commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> Iterator[str]:
    verbs = (
        (f"{name} {verb}", parsed)
        for name, command in commands.choices.items()
        if isinstance(command, VerbsParser)
        for verb, parsed in command.verbs.items()
    )
    for name, command in (*commands.choices.items(), *verbs):
        for action in command._actions:
            if isinstance(action, argparse._SubParsersAction):
                yield from _arguments(f"{prefix} {name}", action)
            elif action.metavar in METAVARS:
                yield f"{prefix} {name} {(*action.option_strings, action.dest)[0]}"


@contextmanager
def watched_sockets(served: Site) -> Iterator[list[tuple[str, str]]]:
    """Every connection into the house that is tried: none is let out, only the served site is reached."""
    tried: list[tuple[str, str]] = []
    real = socket.socket.connect

    def connect(self: socket.socket, to: tuple[str, int]) -> None:
        if (to[0], to[1]) == ("127.0.0.1", served.port):
            return real(self, to)
        tried.append((to[0], str(to[1])))
        raise ConnectionRefusedError

    def looked_up(host: str, port: int, **how: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, port)) for found in resolve(host, port)]

    with patch.object(socket.socket, "connect", connect), patch.object(socket, "getaddrinfo", looked_up):
        yield tried


def private_connections(name: str, entry: Callable[[str], object], tried: list[tuple[str, str]]) -> int:
    """How many connections into the house an entry tries, of all forms."""
    tried.clear()
    for form in forms():
        with suppress(BackchannelError):
            entry(form)
    own = name == "fetch.endpoint.endpoint"  # a model on this machine is what it is for
    inside = [to for to, _ in tried if to != PUBLIC]
    return len([to for to in inside if not (own and _is_this_machine(to))])


def _is_this_machine(figures: str) -> bool:
    address = ipaddress.ip_address(figures)
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def naive(figures: str) -> bool:
    """A planted fault: what Python's own list says, without looking inside an address."""
    return figures in NAMES.values() or ipaddress.ip_address(figures).is_global


def main() -> None:
    """Print the counts, and that the same run with a planted fault is not empty."""
    with site() as served, watched_sockets(served) as tried:
        total = 0
        for name, entry in entries(served).items():
            count = private_connections(name, entry, tried)
            total += count
            print(f"{name:<40} {len(forms()):>5} forms  {count} private connections")
        with patch.object(reaching, "is_public", naive):
            planted = private_connections("planted", _fetched, tried)
    print(f"{len(entries(served))} entries, {len(forms())} forms each: {total} private connections")
    print(f"with a planted fault: {planted}")


if __name__ == "__main__":
    main()
