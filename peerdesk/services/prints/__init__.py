"""What each print needs, as plain rows."""
