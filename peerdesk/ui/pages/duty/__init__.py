"""The bench and duty page."""
