"""Figures: finished numbers in; out comes a drawing with alt text, a caption and the same data as a table."""

from netkit.plots.before_after import before_after
from netkit.plots.bounds import bounds_chart
from netkit.plots.coverage import coverage
from netkit.plots.due import due_calendar
from netkit.plots.families import ties_map
from netkit.plots.figure import Figure
from netkit.plots.give_and_get import give_and_get
from netkit.plots.hours_chart import time_budget
from netkit.plots.maps import network_map
from netkit.plots.timeline import timeline

__all__ = [
    "Figure",
    "before_after",
    "bounds_chart",
    "coverage",
    "due_calendar",
    "give_and_get",
    "network_map",
    "ties_map",
    "time_budget",
    "timeline",
]
