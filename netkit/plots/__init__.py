"""Figures: finished numbers in; out comes a drawing with alt text, a caption and the same data as a table."""

from netkit.plots.figure import Figure
from netkit.plots.maps import network_map

__all__ = ["Figure", "network_map"]
