"""Whole fictitious clients, drawn by a script: see `samples/README.md`."""
