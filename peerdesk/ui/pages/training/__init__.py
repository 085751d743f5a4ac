"""The page of courses and trainings."""
