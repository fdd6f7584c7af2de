"""What nothing in netkit uses but others do: vulture reads this file as that use, and importing it proves it is there.

A name that a lesson of the curriculum no longer needs goes from here, and then from netkit.
"""

from netkit.checks.marking import Evidence
from netkit.measures import asks
from netkit.model import Contact, Referral
from netkit.network import Network
from netkit.network.weekly_hour import weekly_hour
from netkit.tables import Table

LESSONS = (asks.chance_of_a_no, weekly_hour)
EVIDENCE = (Evidence.misconceptions,)
OWN_NETWORK = (
    *(Contact.interests, Contact.tags, Contact.seniority, Contact.region, Referral.outcome),
    *(Network.next_due, Network.distinct, Table.to_pandas),
)
