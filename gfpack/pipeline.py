"""The whole run, readable on one screen."""
