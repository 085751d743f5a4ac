"""PeerDesk: the offline desk for a school's peer support program."""

__version__ = "0.1.0"
