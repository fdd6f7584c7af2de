"""Things to try and to fill in, each with something to read where nothing runs."""

from netkit.widgets.explore import explore
from netkit.widgets.my_network import last_act, my_network, name_generator, plan_act

__all__ = ["explore", "last_act", "my_network", "name_generator", "plan_act"]
