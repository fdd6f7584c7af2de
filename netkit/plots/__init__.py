"""Figures: finished numbers in; out comes a drawing with alt text, a caption and the same data as a table."""

from netkit.plots.bounds import bounds_chart
from netkit.plots.families import ties_map
from netkit.plots.figure import Figure
from netkit.plots.maps import network_map

__all__ = [
    "Figure",
    "bounds_chart",
    "network_map",
    "ties_map",
]
