"""``Page``: a widget drawn by an ES module; its data go by messages and are never saved with a notebook."""

from __future__ import annotations

import base64
import html
import re
from pathlib import Path
from threading import RLock, Thread
from typing import Any, Final, TypeAlias
from uuid import uuid4

import anywidget
import traitlets
from IPython.display import display

from netkit.errors import NetkitError

Message: TypeAlias = dict[str, Any]

AGAIN: Final = "Run this cell again to use this page."
FAILED: Final = "This did not work, and nothing was kept: {error}. Run this cell again, and tell your teacher of it."

_HERE: Final = Path(__file__).parent
_IMPORT: Final = re.compile(r'from "(\.{1,2}/[\w./-]+\.js)"')
# Where the page is alive, the words above it are hidden; where it is not, what stands in its place is.
_STYLE: Final = """<style>
.nk-fallback p { margin: 4px 0; }
.nk-again { display: none; }
.jp-NotebookPanel .nk-again { display: block; font-weight: 600; }
.jp-OutputArea-child:has(> * .nk-fallback):has(+ .jp-OutputArea-child .nk-root) { display: none; }
.jp-OutputArea-child:has(> * .nk-fallback) + .jp-OutputArea-child:not(:has(.nk-root)) { display: none; }
</style>"""


def bundle(name: str | Path) -> str:
    """The text of an ES module of this folder, with those that it imports inside it: no file is served beside it."""
    module = _HERE / name

    def inlined(found: re.Match[str]) -> str:
        code = base64.b64encode(bundle(module.parent / found[1]).encode()).decode()
        return f'from "data:text/javascript;base64,{code}"'

    return _IMPORT.sub(inlined, module.read_text(encoding="utf-8"))


class Page(anywidget.AnyWidget):  # type: ignore[misc]  # anywidget has no types that mypy can read
    """The base class of pages; ``text`` describes one, ``fallback`` is HTML to read where nothing runs.

    Both are saved with the notebook, so they must not contain anyone's real contacts.
    """

    _css = (_HERE / "controls.css").read_text(encoding="utf-8")

    # By its own id the browser finds out whether the kernel still has the page.
    mid = traitlets.Unicode().tag(sync=True)

    def __init__(self, *, text: str, fallback: str = "") -> None:
        mid = uuid4().hex
        super().__init__(model_id=mid, mid=mid)
        self._text, self._turn = text, RLock()
        self._pieces: dict[int, bytes] = {}  # The beginnings of files that come in several messages.
        self.fallback = f"<p>{html.escape(text)}</p>{fallback}"
        self.on_msg(self._receive)

    def answer(self, message: Message) -> Message:
        """What to send back for a message; with a file comes its ``content``."""
        raise NotImplementedError

    def _receive(self, _: Page, message: Message, buffers: list[bytes]) -> None:
        # JupyterLab may deliver two messages at a time, each in a thread, and shows no error of either.
        with self._turn:
            if buffers:
                content = self._pieces.pop(message["n"], b"") + bytes(buffers[0])
                if "more" in message:
                    self._pieces[message["n"]] = content
                    self.send({"more": True, "n": message["n"]})
                    return
                message = message | {"content": content}
            if "aside" not in message:
                self._reply(message)
        if "aside" in message:  # What takes long, such as drawing a map, keeps no click waiting.
            Thread(target=self._reply, args=(message,)).start()

    def _reply(self, message: Message) -> None:
        try:
            reply = self.answer(message)
        except NetkitError as error:
            reply = {"error": error.sentence()}
        except Exception as error:  # noqa: BLE001, RUF100
            reply = {"error": FAILED.format(error=f"{type(error).__name__}: {error}")}
        self.send(reply | {"n": message.get("n")})

    def __repr__(self) -> str:
        return self._text

    def _ipython_display_(self) -> None:
        # Two outputs: of one with both, JupyterLab shows "model not found" where there is no page any more.
        words = f"{_STYLE}<div class='nk-fallback'>{self.fallback}<p class='nk-again'>{AGAIN}</p></div>"
        display({"text/plain": f"{self._text} {AGAIN}", "text/html": words}, raw=True)
        view = {"version_major": 2, "version_minor": 1, "model_id": self.model_id}
        display({"text/html": "", "application/vnd.jupyter.widget-view+json": view}, raw=True)
