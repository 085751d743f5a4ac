"""The team page."""
