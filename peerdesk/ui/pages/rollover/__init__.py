"""From one school year to the next."""
