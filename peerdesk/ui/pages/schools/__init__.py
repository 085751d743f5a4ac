"""Schools of the district."""
