"""Conflicts of the district."""
