"""The Students page: roster, one student at a time, and the import."""
