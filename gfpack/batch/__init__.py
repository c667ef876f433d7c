"""Many projects: each in a process of its own, then one matrix, one calendar, one mailing list."""
