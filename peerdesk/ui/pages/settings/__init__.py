"""Settings of this computer and of the school."""
