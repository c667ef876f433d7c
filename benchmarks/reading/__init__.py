"""Drawn documents with known contents: what the readers of evidence are measured on."""
