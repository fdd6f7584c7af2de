"""What 200 invented careers are like, and what one costs: ``python -m tests.benchmarks.careers``.

What has a source and what the course only assumes are printed apart; tests/test_career.py holds both to their limits.
"""

from collections.abc import Iterable
from statistics import fmean
from time import process_time

from netkit.cases import career
from netkit.cases.acceptance import Draft, misfits
from netkit.network import Network
from tests.test_career import ASSUMED, SOURCED, TODAY, bands, numbers


def main() -> None:
    drafts = [career.draft("netkit", f"s{number:03}", 0) for number in range(1, 201)]
    fit = [draft for draft in drafts if not misfits(draft, today=TODAY)]
    print(f"Fit to be graded at once: {len(fit)} of {len(drafts)} drafts.")
    flagged = sum(numbers(number)["introduced themselves"] > 0.65 for number in range(1, 201))
    print(f"Self-introductions above 65 %: {flagged} of 200 careers.")
    show("With a source", SOURCED)
    show("Assumed by the course", ASSUMED)

    began = process_time()
    made = [career.first_fit("netkit", f"cost {number}") for number in range(30)]
    drafted = process_time()
    for draft in made:
        Network.of(*draft.records(), owner=draft.owner, today=TODAY)
    stored = process_time()
    print(f"\nOne career: {1000 * (drafted - began) / 30:.0f} ms of processor time, refused drafts included,")
    print(f"and {1000 * (stored - drafted) / 30:.0f} ms to put {records(made):.0f} records in a store.")


def show(title: str, measures: Iterable[str]) -> None:
    print(f"\n{title}:".ljust(30) + "    5 %   half   95 %")
    for measure, found in bands(measures).items():
        print(f"  {measure:25}", *(f"{value:6.3g}" for value in found))


def records(drafts: list[Draft]) -> float:
    return fmean(sum(1 for _ in draft.records()) for draft in drafts)


if __name__ == "__main__":
    main()
