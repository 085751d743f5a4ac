"""Choosing a team: ballots, tally, candidates, and the places."""
