"""Bench visits: tallies of a week, scans of recess, and both over weeks."""
