"""Enter a printed sheet of numbered lines back: the Monday sheet and the check-in sheet."""
