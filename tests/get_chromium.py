"""``make test`` runs this first: install Chromium where it is missing and may be installed.

As root on Debian or Ubuntu through apt, elsewhere through Playwright. Where neither works, the tests say so.
"""

import os
import shutil
import subprocess
import sys

from tests.browser import find_chromium


def main() -> None:
    if find_chromium():
        return
    for command in _commands():
        print("Installing Chromium for the tests:", *command)
        if subprocess.run(command, check=False).returncode != 0:
            break
    if not find_chromium():
        print("Chromium could not be installed; the tests that need a browser will be skipped and say so.")


def _commands() -> list[list[str]]:
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium", "fonts-liberation"]
        return [["apt-get", "update", "--quiet"], install]
    return [[sys.executable, "-m", "playwright", "install", "chromium"]]


if __name__ == "__main__":
    main()
