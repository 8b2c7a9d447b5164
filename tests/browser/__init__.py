"""The pages in a real browser: Chromium, headless, against a server on loopback."""
