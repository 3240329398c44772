"""How large the default install is: runtime packages in a fresh venv, without pip, setuptools and what they bring."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

LIMIT_MB = 430
ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("pip", "setuptools", "pkg_resources", "_distutils_hack", "distutils-precedence")


def size_mb(folder: Path, *, without: tuple[str, ...] = ()) -> float:
    """The files below a folder, in MB of 2**20 bytes."""
    files = (p for p in folder.rglob("*") if p.is_file() and not p.relative_to(folder).parts[0].startswith(without))
    return sum(p.stat().st_size for p in files) / 2**20


def main() -> int:
    """Install from the lock file, print the sizes, and return 1 when the limit is passed."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [f"{folder}/bin/python", "-m", "pip", "--disable-pip-version-check", "-q", "install"]
        subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "locks/runtime.txt")], check=True)
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", str(ROOT)], check=True)
        packages = next(Path(folder).glob("lib/*/site-packages"))
        total = size_mb(packages, without=TOOLS)
        for path in sorted(packages.iterdir(), key=lambda p: -size_mb(p) if p.is_dir() else 0)[:8]:
            print(f"{path.name:24} {size_mb(path):6.1f} MB")
    print(f"{'default install':24} {total:6.1f} MB  (limit {LIMIT_MB})")
    return int(total > LIMIT_MB)


if __name__ == "__main__":
    sys.exit(main())
