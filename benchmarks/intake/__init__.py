"""Collecting and checking large folders: how time and memory grow with their number of files."""
