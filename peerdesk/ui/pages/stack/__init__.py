"""Enter paper sheets: one stack after the other, by keyboard."""
