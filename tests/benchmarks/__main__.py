"""How fast netkit is, beside what else could do the same: ``make bench``.

Answers are compared before any time is shown. Nothing here passes or fails by the clock.

networkx is asked for constraint and effective size with ``nodes=``: right in all its versions, and without
scipy.
"""

import random
import subprocess
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator
from math import isclose, isnan, nan
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

import igraph
import networkx as nx

from netkit.measures.assessment import assess
from netkit.measures.ego import ego_networks
from netkit.measures.structure import Profile, profile, profiles

SAMPLE = 200
"""networkx is too slow for all 10,000 people: it is timed on this many, drawn at random, and scaled up."""


class Row(NamedTuple):
    what: str
    netkit: float
    other: str = ""
    theirs: float = nan


class Answer(NamedTuple):
    """The measures that all three programs have. (netkit's profile holds hierarchy and the rest besides.)"""

    density: float
    effective_size: float
    constraint: float
    ego_betweenness: float
    components: int


def main() -> None:
    people = 10_000
    random_graphs = {
        "Barabasi-Albert, m=5": nx.barabasi_albert_graph(people, 5, seed=1),
        "Watts-Strogatz, k=10, p=0.1": nx.watts_strogatz_graph(people, 10, 0.1, seed=1),
    }
    rows = [*imports(), *one_network()]
    for name, graph in random_graphs.items():
        rows += everyone(name, graph)
    show(rows)


# (a) What it costs to import.


def imports(repetitions: int = 30) -> Iterator[Row]:
    statements = ["pass", "import sqlite3", "import netkit", "from netkit import Network"]
    seconds: dict[str, list[float]] = {statement: [] for statement in statements}
    for _ in range(repetitions):  # by turns, so that a busy moment hits all alike
        for statement in statements:
            start = perf_counter()
            subprocess.run([sys.executable, "-c", statement], check=True)
            seconds[statement].append(perf_counter() - start)
    bare = median(seconds.pop("pass"))
    sqlite, netkit, network = (median(times) - bare for times in seconds.values())
    yield Row("start Python (taken off the next two)", bare)
    yield Row("import netkit", netkit, "import sqlite3", sqlite)
    yield Row("from netkit import Network", network, "import sqlite3", sqlite)


# (b) One network of 150 contacts.


def one_network() -> Iterator[Row]:
    graph = nx.planted_partition_graph(10, 15, 0.45, 0.02, seed=1)  # ten circles; about one pair in seventeen is tied
    graph.add_edges_from(("ego", contact) for contact in list(graph))
    whole, place = igraph.Graph.from_networkx(graph), list(graph).index("ego")
    networkx = timed(lambda: by_networkx(graph, ["ego"]), 2)
    other = timed(lambda: by_igraph(whole, [place]), 50)
    own = timed(lambda: profile(graph, "ego"), 50)
    compare("150 contacts", [as_answer(own.answer)], networkx.answer)
    compare("150 contacts", [as_answer(own.answer)], other.answer)
    yield Row("profile of 150 contacts", own.seconds, "networkx", networkx.seconds)
    yield Row("profile of 150 contacts", own.seconds, "igraph", other.seconds)
    yield Row("assess 150 contacts, with sentences", timed(lambda: assess(graph, "ego", owner="you"), 50).seconds)


# (c) Everyone's network in a graph of 10,000 people.


def everyone(name: str, graph: nx.Graph) -> Iterator[Row]:
    sample = random.Random(1).sample(list(graph), SAMPLE)
    scale = len(graph) / SAMPLE
    whole = igraph.Graph.from_networkx(graph)

    networkx = timed(lambda: by_networkx(graph, sample), 1)
    other = timed(lambda: by_igraph(whole, graph), 2)
    own = timed(lambda: profiles(graph), 3)
    compare(name, [as_answer(own.answer[person]) for person in sample], networkx.answer)
    compare(name, [as_answer(found) for found in own.answer.values()], other.answer)
    yield Row(f"10,000 profiles: {name}", own.seconds, f"networkx, {SAMPLE} scaled", networkx.seconds * scale)
    yield Row(f"10,000 profiles: {name}", own.seconds, "igraph", other.seconds)

    networkx = timed(lambda: nx.constraint(graph, nodes=sample), 1)
    other = timed(whole.constraint, 5)
    own = timed(lambda: [net.constraint for _, net in ego_networks(graph, scope="whole", weight=None)], 3)
    compare(name, [own.answer[person] for person in sample], networkx.answer.values())
    compare(name, own.answer, other.answer)
    yield Row("  constraint alone, whole scope", own.seconds, f"networkx, {SAMPLE} scaled", networkx.seconds * scale)
    yield Row("  constraint alone, whole scope", own.seconds, "igraph, one call in C", other.seconds)


# The same measures by three programs.


def as_answer(found: Profile) -> Answer:
    return Answer(*(getattr(found, name) for name in Answer._fields))


def by_networkx(graph: nx.Graph, people: Iterable[Hashable]) -> list[Answer]:
    answers = []
    for person in people:
        cut = nx.ego_graph(graph, person)
        answers.append(
            Answer(
                nx.clustering(graph, person) if len(cut) > 2 else nan,
                nx.effective_size(cut, nodes=[person])[person],
                nx.constraint(cut, nodes=[person])[person],
                nx.betweenness_centrality(cut, normalized=False)[person] if len(cut) > 2 else nan,
                nx.number_connected_components(
                    nx.subgraph_view(cut, filter_node=lambda other, ego=person: other != ego)
                ),
            )
        )
    return answers


def by_igraph(graph: igraph.Graph, people: Iterable[int]) -> list[Answer]:
    answers = []
    for person in people:
        contacts = graph.neighbors(person)
        n = len(contacts)
        cut = graph.induced_subgraph([*contacts, person])
        ego = sum(other < person for other in contacts)  # a subgraph keeps the order of the graph
        t = cut.ecount() - n
        constraint, betweenness = cut.constraint([ego])[0], cut.betweenness([ego])[0]
        cut.delete_vertices(ego)
        answers.append(
            Answer(
                2 * t / (n * (n - 1)) if n > 1 else nan,
                n - 2 * t / n if n else nan,
                constraint,
                betweenness if n > 1 else nan,
                len(cut.connected_components()),
            )
        )
    return answers


def compare(what: str, mine: Iterable, theirs: Iterable) -> None:
    for one, other in zip(mine, theirs, strict=True):
        pairs = zip(one, other, strict=True) if isinstance(one, tuple) else [(one, other)]
        if not all(isclose(a, b, rel_tol=1e-9) or (isnan(a) and isnan(b)) for a, b in pairs):
            sys.exit(f"{what}: netkit says {one}, the other program {other}")


# Time and paper.


class Timed(NamedTuple):
    seconds: float
    answer: Any


def timed(run: Callable[[], object], repetitions: int) -> Timed:
    """The fewest seconds of this process, which other programs on the machine disturb least, and the answer."""
    seconds = []
    for _ in range(repetitions):
        start = process_time()
        answer = run()
        seconds.append(process_time() - start)
    return Timed(min(seconds), answer)


def show(rows: Iterable[Row]) -> None:
    table = [("what", "netkit", "beside", "theirs", "theirs / netkit")]
    for row in rows:
        ratio = "" if isnan(row.theirs) else ratio_of(row.theirs, row.netkit)
        table.append((row.what, spoken(row.netkit), row.other, spoken(row.theirs), ratio))
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        line = [
            cell.rjust(width) if place in (1, 3, 4) else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        sys.stdout.write("  ".join(line).rstrip() + "\n")


def ratio_of(theirs: float, own: float) -> str:
    if own <= 0:
        return "not to be measured"
    return f"{theirs / own:,.0f}" if theirs > 10 * own else f"{theirs / own:.2f}"


def spoken(seconds: float) -> str:
    return "" if isnan(seconds) else f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.1f} s"


if __name__ == "__main__":
    main()
