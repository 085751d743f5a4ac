"""Buddies: pairs, who waits, and the draft of a matching run."""
