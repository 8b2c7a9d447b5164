"""From answers to deeds: briefs in which every line is cited, and exports that lose nothing."""

from __future__ import annotations

from .brief import Brief, brief
from .brief_check import Checked, check
from .export import Imported, export_lines, import_lines

__all__ = ["Brief", "Checked", "Imported", "brief", "check", "export_lines", "import_lines"]
