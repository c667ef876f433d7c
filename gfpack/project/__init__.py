"""The client's folder: its layout, the project file, answers, overrides, the lock.

In: a folder with `gfpack.yaml`. Out: `Project`, frozen.
"""
