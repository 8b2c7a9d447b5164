"""The application: addresses, and what happens between a request and its page."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from backchannel.desk import Desk
from backchannel.faces.desks import instant
from backchannel.model.errors import BackchannelError, BadQuestion
from backchannel.questions import as_day

from .asked import Asked
from .desks import DeskRoom
from .failures import failed, status_of
from .guard import Guard
from .pages import ACTIONS, PAGES
from .rendering import FOLDER, LANGUAGES, Rendering, language_of
from .sessions import Said, Session, Sessions, is_token_of
from .visit import ActionAt, Page, PageAt, Redirect, Visit, Written

MOST_BYTES = 100 << 20
COOKIE = "desk"
YEAR_SECONDS = 365 * 24 * 3600
REFUSED = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Backchannel</title>
<link rel="stylesheet" href="/static/desk.css">
<main><h1>{words}</h1><p><a href="/today">Today</a></p></main></html>
"""
"""Before it is known who asks, and in which language."""
HELD = ("as-of", "known")
"""What an address keeps from page to page."""


class Web:
    """One served desk."""

    def __init__(self, path: Path, *, key: str, port: int) -> None:
        self.room, self.sessions, self.asked = DeskRoom(path), Sessions(key), Asked()
        self.rendering = Rendering(path.name)
        self.cookie = f"{COOKIE}-{port}"

    async def enter(self, request: Request) -> Response:
        """The first page: the key of the start becomes a cookie, and leaves the address."""
        cookie = self.sessions.enter(request.query_params.get("key", ""))
        if cookie is None:
            return Response("This address is not the one that the start printed.\n", 403)
        found = RedirectResponse("/today", 303)
        found.set_cookie(self.cookie, cookie, httponly=True, samesite="strict", path="/")
        return found

    async def language(self, request: Request) -> Response:
        """Keeps the language chosen, and goes back to where it was chosen."""
        self._session(request)
        code = request.path_params["code"]
        found = RedirectResponse("/today", 303)
        if code in LANGUAGES:
            found.set_cookie("language", code, httponly=True, samesite="strict", path="/")
        return found

    def page(self, at: PageAt, *, as_json: bool) -> Callable[[Request], object]:
        async def shown(request: Request) -> Response:
            session = self._session(request)
            language = language_of(request.cookies.get("language"), request.headers.get("accept-language"))

            def work(desk: Desk) -> Response:
                visit = self._visit(request, desk, session, language, FormData())
                found = at.show(visit)
                if isinstance(found, Written):
                    return _file(found)
                return self._shown(found, visit, tab=at.tab, as_json=as_json)

            try:
                return await self.room.read(work)
            except BackchannelError as raised:
                error = raised
            return await self.room.read(
                lambda desk: self._failed(error, request, desk, session, language, as_json=as_json)
            )

        return shown

    def action(self, at: ActionAt) -> Callable[[Request], object]:
        async def done(request: Request) -> Response:
            session = self._session(request)
            language = language_of(request.cookies.get("language"), request.headers.get("accept-language"))
            form = await request.form(max_files=1_000)
            token = form.get("token")
            if not isinstance(token, str) or not is_token_of(session, token):
                raise HTTPException(403, "This form is of an earlier start of the desk: open the page again.")

            def work(desk: Desk) -> Response:
                found = at.do(self._visit(request, desk, session, language, form))
                if isinstance(found, Written):
                    return _file(found)
                return _redirected(found, session)

            try:
                return await (self.room.write if at.writes else self.room.read)(work)
            except BackchannelError as raised:
                error = raised
            return await self.room.read(
                lambda desk: self._failed(error, request, desk, session, language, as_json=False)
            )

        return done

    def _session(self, request: Request) -> Session:
        session = self.sessions.of(request.cookies.get(self.cookie))
        if session is None:
            raise HTTPException(
                403, "Open the address that `backchannel serve` printed: its key is good until it ends."
            )
        return session

    def _visit(self, request: Request, desk: Desk, session: Session, language: str, form: FormData) -> Visit:
        held = {name: value for name in HELD if (value := request.query_params.get(name))}
        return Visit(
            desk=desk,
            view=desk.view(as_of=as_day(held.get("as-of")), known=_instant(held.get("known"))),
            at=f"?{urlencode(held)}" if held else "",
            session=session,
            asked=self.asked,
            language=language,
            path=request.path_params,
            query=request.query_params,
            cookies=request.cookies,
            form=form,
        )

    def _shown(self, page: Page, visit: Visit, *, tab: str, as_json: bool) -> Response:
        if as_json:
            return Response(page.to_json(), page.status, media_type="application/json")
        return Response(self.rendering.html(page, visit, tab=tab), page.status, media_type="text/html")

    def _failed(
        self,
        error: BackchannelError,
        request: Request,
        desk: Desk,
        session: Session,
        language: str,
        *,
        as_json: bool,
    ) -> Response:
        if as_json:
            told = {"code": error.code, "what": error.what, "where": error.where, "remedy": error.remedy}
            return Response(msgspec.json.encode(told), status_of(error), media_type="application/json")
        plain = Request({**request.scope, "query_string": b""})
        visit = self._visit(plain, desk, session, language, FormData())
        return self._shown(failed(error), visit, tab="", as_json=False)


def application(path: Path, *, key: str, port: int) -> Starlette:
    """The desk at `path`, for a server on loopback at `port`; `key` opens it."""
    web = Web(path, key=key, port=port)

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        yield
        web.room.close()

    async def to_today(_: Request) -> Response:
        return RedirectResponse("/today", 303)

    routes = [Route("/", to_today), Route("/enter", web.enter), Route("/language/{code}", web.language)]
    for page in PAGES:
        routes.append(Route(f"{page.path}.json", web.page(page, as_json=True)))
        routes.append(Route(page.path, web.page(page, as_json=False)))
    routes += [Route(action.path, web.action(action), methods=["POST"]) for action in ACTIONS]
    return Starlette(
        routes=[*routes, Mount("/static", StaticFiles(directory=FOLDER / "static"))],
        middleware=[Middleware(Guard, hosts=_hosts(port), most_bytes=MOST_BYTES)],
        exception_handlers={HTTPException: _refused},
        lifespan=running,
    )


def _hosts(port: int) -> list[str]:
    return [f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")]


def _instant(words: str | None) -> datetime | None:
    if not words:
        return None
    try:
        return instant(words)
    except ArgumentTypeError as error:
        raise BadQuestion(str(error)) from error


def _file(written: Written) -> Response:
    headers = {"content-disposition": f'attachment; filename="{written.name}"'} if written.name else {}
    return Response(written.content, media_type=written.media_type, headers=headers)


def _redirected(found: Redirect, session: Session) -> Response:
    if found.said:
        session.notices.append(Said(found.said, found.told, found.undo))
    made = RedirectResponse(found.to, 303)
    if found.cookie is not None:
        name, value = found.cookie
        made.set_cookie(name, value, max_age=YEAR_SECONDS, httponly=True, samesite="strict", path="/")
    return made


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = escape(error.detail)
    return Response(REFUSED.format(words=words), error.status_code, media_type="text/html")
