"""How many random files, cases or classes a test takes."""

from hypothesis import settings


def cases(usual: int, full: int) -> int:
    """``full`` under ``make fuzz``, which chooses the hypothesis profile "fuzz", else ``usual``."""
    return full if settings.get_current_profile_name() == "fuzz" else usual
