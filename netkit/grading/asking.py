"""Ask the kernel of a notebook for an answer that is code, as data: one request, bounded in size and time.

A name and inputs go there, and JSON text comes back. What it earns is decided elsewhere.
"""

from __future__ import annotations

from pathlib import Path
from queue import Empty
from time import monotonic
from typing import Any, Final

from jupyter_core.utils import run_sync

from netkit.checks import Computed, as_json

SECONDS: Final = 5
"""How long one answer may take, and how long Python then has to stop."""

_HERE: Final = "netkit_as_json"
# With builtins of its own: what a notebook does to them later changes nothing here.
_INSTALL: Final = (
    f"(lambda here: exec({Path(as_json.__file__).read_text(encoding='utf-8')!r}, here) or "
    f"__import__('sys').modules.update({_HERE}=here))({{'__builtins__': {{**vars(__import__('builtins'))}}, "
    f"'__name__': {_HERE!r}, 'names': get_ipython().user_ns}})"
)


class NoAnswer(Exception):
    """The kernel did not answer; the message is a sentence. ``is_lost`` says whether it can be asked no more."""

    def __init__(self, sentence: str, *, is_lost: bool = False) -> None:
        super().__init__(sentence)
        self.is_lost = is_lost


def install(client: Any) -> None:
    """Make the kernel of this NotebookClient ready to be asked, before the first cell has run. Raises NoAnswer."""
    _request(client, _INSTALL)


def is_there(client: Any) -> bool:
    """Whether the kernel still answers, such as after a limit."""
    try:
        return bool(_request(client, "0"))
    except Exception:  # also a reply that is none
        return False


def ask(client: Any, form: Computed) -> str:
    """The answer as JSON text, or an empty text if the notebook has none. Raises NoAnswer."""
    here = f"(lambda here: here['ask'](here['names'], {form.name!r}, {form.inputs!r}))"
    try:
        return str(_request(client, f"{here}(__import__('sys').modules[{_HERE!r}])")["data"][as_json.MIME])
    except (KeyError, TypeError):
        msg = f"Python did not give “{form.name}” as data."
        raise NoAnswer(msg) from None


def _request(client: Any, expression: str) -> Any:
    options = {"silent": True, "store_history": False, "allow_stdin": False, "stop_on_error": False}
    message = client.kc.execute("", user_expressions={"it": expression}, **options)
    if (reply := _reply(client, message)) is None:
        run_sync(client.km.interrupt_kernel)()
        msg = f"The answer took more than {SECONDS} seconds."
        raise NoAnswer(msg, is_lost=_reply(client, message) is None)
    return reply["content"]["user_expressions"]["it"]


def _reply(client: Any, message: str) -> Any:
    end = monotonic() + SECONDS
    while (left := end - monotonic()) > 0:
        try:
            reply = run_sync(client.kc.shell_channel.get_msg)(timeout=min(left, 0.5))
        except Empty:
            if not run_sync(client.km.is_alive)():
                msg = "Python stopped."
                raise NoAnswer(msg, is_lost=True) from None
        else:
            if reply["parent_header"].get("msg_id") == message:
                return reply
    return None
