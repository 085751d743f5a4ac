"""The school in numbers."""
