"""Who is kept apart or together."""
