"""netkit: the package of a course on professional networking.

Start with ``from netkit import Network``. Whatever needs more than the standard library is imported when first used.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["Network", "__version__"]

# Type checkers take this name as true; importing typing for it would be most of what `import netkit` costs.
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
