"""Consents: who is asked for what, slips that are missing and slips that came back."""
