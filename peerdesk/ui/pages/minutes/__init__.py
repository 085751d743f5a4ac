"""The page of team meetings."""
