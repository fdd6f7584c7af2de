"""netkit: the small engine of a course on professional networking.

``from netkit import Network`` is where a student starts. Everything heavier than the standard library loads when it
is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Network", "__version__"]

if TYPE_CHECKING:
    from netkit.network import Network


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name == "Network":
        from netkit.network import Network

        return Network
    msg = f"module 'netkit' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
