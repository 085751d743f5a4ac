"""Concerns: what was noticed about a student, and every step until it is closed.

What was seen or said lies in the encrypted file like every record of the school, is read by
counselors and by whoever recorded it, and never leaves in a bundle. It is no private note: the
school must be able to read it after a counselor left or a passphrase was replaced.
"""
