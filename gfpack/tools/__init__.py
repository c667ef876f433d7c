"""One outside program or heavy library per file.

Each file knows how to find it, how to run it within limits, and what to say when it is missing.
"""
