"""Widgets written once and used on every page."""
