"""What nothing in netkit uses but others do: vulture reads this file as that use, and importing it proves it is there.

A name that a lesson of the curriculum no longer needs goes from here, and then from netkit.
"""

from netkit.cases import career
from netkit.checks.marking import Evidence
from netkit.measures import (
    asks,
    calendars,
    introductions,
    joint,
    panel,
    paths,
    reciprocity,
    reconnect,
    structure,
    time_budget,
    what_if,
)
from netkit.model import Contact
from netkit.network import Network
from netkit.tables import Table

LESSONS = (
    asks.chance_of_a_no,
    calendars.common_slot,
    calendars.Slot.local,
    career.career,
    introductions.suggest_introductions,
    joint.aliases,
    joint.gap_matrix,
    joint.Overlap.new_to_me,
    joint.Overlap.new_to_them,
    joint.smallest_cover,
    panel.feedback_panel,
    paths.best_introducer,
    paths.independent_sources,
    paths.two_step_paths,
    paths.who_knows,
    reciprocity.balances,
    reconnect.reconnect_candidates,
    structure.dyadic_constraint,
    structure.profiles,
    time_budget.affordable,
    time_budget.hours_per_new_contact,
    time_budget.time_needed,
    time_budget.time_spent,
    what_if.circle_that_adds_most,
    what_if.compare_prospects,
    what_if.what_if,
)
EVIDENCE = (Evidence.misconceptions,)
OWN_NETWORK = (Contact.interests, Contact.tags, Network.next_due, Network.distinct, Table.to_pandas)
