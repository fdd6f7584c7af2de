"""Which kinds of help come from one person only, and which from nobody."""

from netkit.measures.help_gaps import help_gaps
from netkit.model import Contact, ContactId, Role


def person(name: str, *roles: Role, archived: bool = False) -> Contact:
    return Contact(ContactId(name.casefold()), name, roles=frozenset(roles), archived=archived)


def test_each_kind_of_help_has_its_people_and_the_gaps_are_said() -> None:
    found = help_gaps([person("Mei", "information", "support"), person("Jae", "information"), person("Ola")])
    assert found == "From nobody: referral and feedback. From one person only: support (Mei)."


def test_archived_contacts_give_no_help_and_a_full_list_has_no_gap() -> None:
    every: tuple[Role, ...] = ("information", "referral", "feedback", "support")
    two = [person("Mei", *every), person("Jae", *every)]
    assert help_gaps(two) == "Each kind of help comes from two people or more."
    assert help_gaps([two[0], person("Ola", *every, archived=True)]).startswith("From one person only: ")
