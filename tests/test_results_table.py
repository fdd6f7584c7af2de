"""What measures find, with names in place of ids."""

import importlib
import pkgutil
from dataclasses import is_dataclass
from datetime import date

import pytest

from netkit import Network, measures
from netkit.errors import InvalidRequest
from netkit.measures.follow_up import kept_on_time
from netkit.measures.recency import recency
from netkit.measures.reciprocity import Balance
from netkit.model import Cadence, Contact, ContactId, Exchange, Interaction
from netkit.results import Share

TODAY = date(2026, 3, 20)
MEI, JAE = ContactId("9scrz6"), ContactId("k2m4xp")


@pytest.fixture
def network() -> Network:
    return Network.of(
        Contact(MEI, "Mei Lin", introduced_by=JAE, offers=("tax law",), cadence=Cadence(1, "months")),
        Contact(JAE, "Jae Park", needs=("tax law",)),
        Interaction("1", date(2020, 3, 20), (MEI,)),
        Exchange("1", date(2026, 3, 1), JAE, "got", "feedback"),
        today=TODAY,
    )


def rows(found: object) -> list[list[str]]:
    return [line.split() for line in repr(found).splitlines()[3:]]


def test_a_list_of_results_has_a_row_for_each_and_names_for_ids(network: Network) -> None:
    found = network.named(list(recency(network.contacts, network.interactions, today=TODAY).last)[:1])
    assert rows(found) == [["Mei", "Lin", "2020-03-20", "2191", "1"]]
    assert found[0].contact == MEI


def test_a_dictionary_has_a_row_for_each_contact_and_its_value(network: Network) -> None:
    found = network.named({JAE: Balance(0, 1), MEI: Balance(0, 0)})
    assert rows(found) == [["Jae", "Park", "0", "1", "0", "-1.0"], ["Mei", "Lin", "0", "0", "0", "nan"]]
    assert rows(network.named({MEI: 0.12345}))[0] == ["Mei", "Lin", "0.123"]


def test_everyone_with_a_cadence_is_due_on_a_day(network: Network) -> None:
    assert rows(network.next_due()) == [["Mei", "Lin", "2020-04-20", "2160"]]
    assert len(network.next_due("Jae")) == 0


def test_nothing_found_says_so(network: Network) -> None:
    assert repr(network.named([])) == "No results."


@pytest.mark.parametrize("found", [3, "Mei", Share(1, 2)])
def test_what_is_no_list_of_results_is_refused(network: Network, found: object) -> None:
    with pytest.raises(InvalidRequest, match="is no list of results"):
        network.named(found)


def test_every_result_that_has_a_sentence_shows_it_in_a_notebook() -> None:
    from IPython.lib.pretty import pretty

    for module in pkgutil.iter_modules(measures.__path__, "netkit.measures."):
        for name, kind in vars(importlib.import_module(module.name)).items():
            if (
                isinstance(kind, type)
                and is_dataclass(kind)
                and kind.__module__ == module.name
                and (hasattr(kind, "sentence") or "__str__" in vars(kind))
            ):
                assert "_repr_pretty_" in vars(kind), f"{module.name}.{name}"
    assert pretty(kept_on_time([], today=TODAY)).startswith("There is no value yet")
    assert repr(Share(1, 2, sentence="One of two.")) == "Share(part=1, whole=2, left_out=0)"


def test_a_record_shows_what_was_said_of_it() -> None:
    assert repr(Contact(MEI, "Mei Lin", closeness=4)) == "Contact(id='9scrz6', name='Mei Lin', closeness=4)"
