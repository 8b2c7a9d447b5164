"""Vault: the documents, imports, verification, backup and the network switch."""

from __future__ import annotations

from backchannel.faces.web.visit import ActionAt, Page, PageAt, Visit


def vault(visit: Visit) -> Page:
    """What is stored, and whether it is whole."""
    documents = visit.view.documents()
    return Page(
        template="vault.html",
        title="Vault",
        data={"document_count": len(documents), "side": visit.view.side, "path": visit.desk.ledger.path},
    )


PAGES = (PageAt("/vault", vault, tab="vault"),)
ACTIONS: tuple[ActionAt, ...] = ()
