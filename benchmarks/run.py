"""Every benchmark, one after another; each prints its own table and its limits.

usage: run.py [--shared FOLDER]

Without the shared folder the speed of quotes, dates and copies is measured on the shipped example alone, with no peer.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ALWAYS = (("startup.py",), ("install.py",), ("load.py", "--reports", "10000"))
BESIDE_PEERS = ("quotes.py", "dates.py", "copies.py")


def main() -> int:
    """Run all; 1 when one of them passes a limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    shared = parser.parse_args().shared
    peers = ("--shared", str(shared)) if shared and shared.is_dir() else ()
    failed = 0
    for name, *rest in (*ALWAYS, *((name, *peers) for name in BESIDE_PEERS)):
        print(f"\n== {name} {' '.join(rest)}", flush=True)
        failed += subprocess.run([sys.executable, str(HERE / name), *rest], check=False).returncode != 0
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
