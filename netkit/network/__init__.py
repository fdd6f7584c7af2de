"""``Network``: the one object a student holds."""

from netkit.network.network import Network

__all__ = ["Network"]
