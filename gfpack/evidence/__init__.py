"""Evidence: take files in, know their true type, read them, recognise, match, register.

In: the files below `evidence/` and what people said in `evidence.yaml`. Out: `Register`.
What software reads goes to `.gfpack/readings.sqlite`, which can be deleted and is read again.
"""
