"""A concern is checked, kept with its first step, and read by those who may."""
