"""netkit: the small engine of a course on professional networking.

``from netkit import Network`` is where a student starts. Everything heavier than the standard library loads when it
is first used.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["Network", "__version__"]

# Type checkers take this name for true; to import typing for it would be most of what `import netkit` costs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from netkit.network import Network


def __getattr__(name: str) -> type[Network]:
    if name == "Network":
        from netkit.network import Network

        return Network
    msg = f"module 'netkit' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
