"""Files: what comes in and what goes out, where the network lies, a copy of it, and an end to it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from netkit.formats import registry
from netkit.formats.columns import HEADINGS
from netkit.formats.textfile import InMemory
from netkit.network import Network
from netkit.network.importing import COLUMNS
from netkit.results import counted
from netkit.widgets.views.acts import Act, Data, Fields, Question

CHOICE: Final = "the choices below"
FORGET: Final = "Forget everything"


def show(network: Network, asked: Data) -> Data:
    """Where the network lies and what can be written; of a file that was sent, what an import would bring."""
    place = network.where()
    return {
        "preview": _preview(network, asked) if {"file", "content"} <= asked.keys() else None,
        "pairs": counted(len(network.duplicates()), "pair") if asked.get("pairs") else "",
        "where": str(replace(place, beside=())).splitlines(),
        "beside": [(f"{one.name}:" if one.is_dir() else "", _served(one)) for one in place.beside],
        "exports": [(one.name, one.purpose, one.holds) for one in registry.known() if one.write],
    }


def import_file(network: Network, fields: Fields) -> str:
    """Keep what is new in the file that was sent."""
    return network.import_file(_sent(fields), columns=fields.get("columns")).report()


def export(network: Network, fields: Fields) -> str:
    """Write the network for another program, into a new file beside it."""
    made = network.export(kind=fields["kind"])
    return f"Written: {made.path.name}, with {made.what}. It lies in {made.path.parent}."


def copy(network: Network, _: Fields) -> str:
    """Copy the file of the network to one beside it."""
    return str(network.copy())


def forget_all(network: Network, fields: Fields) -> str | Question:
    """Delete everything; asks first."""
    if not fields.get("sure"):
        copies = ", and the copies of the file" if network.where().copies else ""
        what = f"{FORGET}: {network.held() or 'nothing on record'}{copies}?"
        return Question(f"{what} Nothing of it is left, and it cannot be undone.", {FORGET: {"sure": True}})
    return str(network.forget_all())


def _sent(fields: Fields) -> InMemory:
    return InMemory(fields["file"], fields["content"])


def _preview(network: Network, asked: Data) -> Data:
    found = network.preview(_sent(asked), columns=asked.get("columns"))
    refusal = found.refusal
    if refusal:
        refusal.args = (refusal.spelt(CHOICE),)
    own = [one.field for one in found.headings if one.field]  # of which our own tables have more
    return {
        "words": refusal.sentence().splitlines() if refusal else found.counts(),
        "good": not refusal,
        "parts": [(title, lines) for title, lines in found.parts().items() if title != COLUMNS],
        "title": COLUMNS,
        "columns": [(one.text, one.example, one.field) for one in {one.text: one for one in found.headings}.values()],
        "fields": [(name, name.replace("_", " ")) for name in {**HEADINGS, **dict.fromkeys(own)}],
    }


def _served(path: Path) -> list[str]:
    """The file, or the files of the folder, as seen from the notebook."""
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    return [Path(os.path.relpath(file)).as_posix() for file in files]


ACTS: Final[tuple[Act, ...]] = (import_file, export, copy, forget_all)
