"""The keys of the pages; `static/keys.js` does what they say, and the list of keys shows them."""

from __future__ import annotations

KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+K", "Go to a page, a person or an issue, or ask"),
    ("/", "Look for words"),
    ("n", "Paste a text, on Today"),
    ("j k", "Next and previous row"),
    ("Space", "Evidence of the row"),
    ("a e x", "Accept, edit, reject"),
    ("u", "Take back what was done last"),
    ("g t", "Today"),
    ("g r", "Read"),
    ("g f", "Find"),
    ("g d", "Dossier"),
    ("r", "Routes"),
    ("g i", "Issue"),
    ("c", "New card, on the board"),
    ("m", "Move the card"),
    ("o", "Readout of the card"),
    ("b", "Briefs"),
    ("p", "Print"),
    ("g v", "Vault"),
    ("1 2 3 4", "Tabs of an issue"),
    ("Escape", "Close what is open"),
    ("?", "This list"),
)
