"""The print centre: every print, several together, and what was printed lately."""
