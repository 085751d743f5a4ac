"""Sessions: log one, list them, and know who should have met.

`entry` writes and checks, `lists` reads for pages, `who` finds whom a session is about.
"""
