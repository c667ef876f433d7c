"""The defective client: the ready one after the mistakes that real clients make, each recorded."""
