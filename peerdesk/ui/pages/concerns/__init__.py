"""The concerns page."""
