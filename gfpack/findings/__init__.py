"""Opinions about sufficiency: one rule per file in `rules/`, and renderers of what they find.

In: a `Case`. Out: `list[Finding]`, worst first. Nothing here reads a file.
"""
