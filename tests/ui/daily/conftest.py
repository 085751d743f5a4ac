"""A desk on which it is always the same morning."""

from desk_support import desk, store, wait_idle

__all__ = ["desk", "store", "wait_idle"]
