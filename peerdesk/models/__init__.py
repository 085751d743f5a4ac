"""What is stored: mapped classes, the database file and its keys."""
