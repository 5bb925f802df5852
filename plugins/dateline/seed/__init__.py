"""Seed formats: one module each, tried in the order of a table."""
