"""Every page and every action, by address."""

from __future__ import annotations

from backchannel.faces.web.visit import ActionAt, PageAt

from . import (
    board,
    briefs,
    coverage,
    dossier,
    evidence,
    finding,
    issue,
    namesakes,
    reading,
    routes,
    today,
    vault,
    versions,
)

MODULES = (
    today,
    reading,
    versions,
    finding,
    dossier,
    namesakes,
    routes,
    issue,
    board,
    coverage,
    briefs,
    evidence,
    vault,
)
PAGES: tuple[PageAt, ...] = tuple(page for module in MODULES for page in module.PAGES)
ACTIONS: tuple[ActionAt, ...] = tuple(action for module in MODULES for action in module.ACTIONS)
