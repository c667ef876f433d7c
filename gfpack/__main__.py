"""`python -m gfpack` is `gfpack`."""

from gfpack.cli import main

if __name__ == "__main__":
    main()
