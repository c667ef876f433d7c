"""Deadlines: what must start when, what expires, which steps come. In: a case. Out: `Schedule`."""
