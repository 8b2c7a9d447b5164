"""Vault: what is stored and whether it is whole; imports, backup, watches, deletion and the network."""

from __future__ import annotations

from starlette.datastructures import UploadFile

from backchannel.answer.watch_list import watches
from backchannel.faces.codes import all_codes
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit
from backchannel.model.errors import BadQuestion
from backchannel.questions import as_day


def vault(visit: Visit) -> Page:
    """What is stored, and how it is kept."""
    return Page(
        template="vault.html",
        title="Vault",
        data={
            "documents": visit.view.how_many(),
            "side": visit.view.side,
            "safety": visit.desk.safety(),
            "path": visit.desk.ledger.path,
            "watches": watches(visit.view).watches,
        },
    )


def check(visit: Visit) -> Page:
    """Whether every quote still stands and the file is whole: all of it is read."""
    found = visit.desk.verify()
    helps = {code.code: code.helps for code in all_codes()}
    return Page(
        template="check.html",
        title="Check",
        data={"findings": found, "helps": {one.code: helps.get(one.code, "") for one in found}},
    )


def back_up(visit: Visit) -> Redirect:
    """Raises: DiskIsFull, DiskFailed, DeskIsDamaged."""
    path = visit.desk.back_up()
    return Redirect(
        to="/vault",
        said="%(name)s is a whole copy, and was restored once to try it.",
        told={"name": path.name},
    )


def import_posts(visit: Visit) -> Redirect:
    """A table of posts and holders; a wrong row keeps all of it out. Raises: BadTable."""
    sent = visit.form.get("table")
    if not isinstance(sent, UploadFile) or not sent.filename:
        raise BadQuestion("no table was chosen", remedy="choose a CSV file of posts and holders")
    done = visit.desk.import_posts_table(
        (sent.filename, sent.file.read()),
        published=as_day(visit.words("published") or None),
        registry=visit.words("registry") or None,
    )
    return Redirect(
        to=f"/read/{done.document}",
        said="%(rows)s rows, %(holders)s holders, %(posts)s posts.",
        told={"rows": done.rows, "holders": done.holders, "posts": done.posts},
    )


def network(visit: Visit) -> Redirect:
    """The one switch."""
    on = visit.words("network") == "on"
    visit.desk.turn_network(on)
    return Redirect(to="/vault", said="The network is on." if on else "The network is off.")


def watch(visit: Visit) -> Redirect:
    """A page or feed is watched from now on. Raises: AddressRefused, BadQuestion."""
    address = visit.needed("page", remedy="write it as https://www.example.org/page")
    made = visit.desk.watch(address, every=visit.words("every") or "6h", name=visit.words("name") or None)
    return Redirect(to="/vault", said="%(name)s is watched.", told={"name": made.called})


def look_at(visit: Visit) -> Redirect:
    """One look at one watch, whatever comes of it. Raises: NetworkIsOff, NothingFound."""
    one = visit.desk.look(visit.needed("watch", remedy="choose a watch"))[0]
    look, name = one.look, one.watch.called
    if look.outcome == "failed":
        why = f"{look.code}: {look.why}"
        return Redirect(
            to="/vault", said="%(name)s could not be looked at: %(why)s.", told={"name": name, "why": why}
        )
    if look.outcome == "items":
        new = look.items or 0
        return Redirect(to="/vault", said="%(name)s: %(count)s new.", told={"name": name, "count": new})
    if look.outcome in ("new", "back"):
        return Redirect(to="/today", said="%(name)s says something else than before.", told={"name": name})
    return Redirect(to="/vault", said="%(name)s says the same.", told={"name": name})


def unwatch(visit: Visit) -> Redirect:
    """What it brought stays. Raises: NothingFound."""
    ended = visit.desk.unwatch(visit.needed("watch", remedy="choose a watch"))
    return Redirect(to="/vault", said="%(name)s is watched no more.", told={"name": ended.called})


def deletion(visit: Visit) -> Page:
    """What would go with a document, before anything goes. Raises: NothingFound."""
    document = visit.view.document(visit.path["document"])
    return Page(
        template="delete.html",
        title="Delete a document",
        data={
            "document": {"id": document.id, "title": document.title or document.name, "name": document.name},
            "facts": len(visit.view.claims_in(document.id)),
            "proposals": len(visit.view.proposals_in(document.id)),
        },
    )


def delete(visit: Visit) -> Redirect:
    """For good. Raises: NothingFound; BadQuestion without a reason; DeskBusy."""
    document = visit.needed("document", remedy="open the document first")
    reason = visit.needed("reason", remedy="say why: it is kept beside the id, without any of its words")
    visit.desk.purge(document, reason=reason)
    return Redirect(to="/read", said="The document is deleted, and all that rested on it alone.")


PAGES = (
    PageAt("/vault", vault, tab="vault"),
    PageAt("/vault/check", check, tab="vault"),
    PageAt("/delete/{document}", deletion, tab="vault"),
)
ACTIONS = (
    ActionAt("/vault/backup", back_up),
    ActionAt("/vault/posts", import_posts),
    ActionAt("/vault/network", network),
    ActionAt("/vault/watch", watch),
    ActionAt("/vault/look", look_at),
    ActionAt("/vault/unwatch", unwatch),
    ActionAt("/delete", delete),
)
