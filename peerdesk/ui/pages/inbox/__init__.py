"""Inbox of the district."""
