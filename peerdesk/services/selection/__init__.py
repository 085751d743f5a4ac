"""Choosing a leadership team: rounds, ballots on paper, candidates, interviews, places.

Nothing here ranks children and no score chooses anybody: the tally, the application, the
interview and the balance of the group lie side by side, and people decide.
"""
