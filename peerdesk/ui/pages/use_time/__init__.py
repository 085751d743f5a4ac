"""Use of time: where the counselor's hours went."""
