"""Build wheel and sdist, install the wheel alone in a bare venv, and run the example from it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MUST_HOLD = (
    "dateline/text/_kernel.abi3.so",
    "dateline/py.typed",
    "dateline/example/reports/",
    "dateline/lexicon/en/",
    "dateline/page/assets/",
    "dateline/record/migrations/",
)


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a command; its failure ends the check with its output."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> int:
    """Build, look inside, install, run."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT)
        wheel, sdist = next((folder / "dist").glob("*.whl")), next((folder / "dist").glob("*.tar.gz"))
        held = run(sys.executable, "-m", "zipfile", "-l", wheel)
        lacking = [name for name in MUST_HOLD if name not in held]
        if lacking:
            sys.exit(f"{wheel.name} lacks {', '.join(lacking)}: see package-data in pyproject.toml")
        venv.create(folder / "bare", with_pip=True)
        python = folder / "bare/bin/python"
        run(python, "-m", "pip", "-q", "install", "--require-hashes", "-r", ROOT / "locks/runtime.txt")
        run(python, "-m", "pip", "-q", "install", "--no-deps", "--no-index", wheel)
        printed = run(folder / "bare/bin/dateline", "demo", "out", cwd=folder)
        run(folder / "bare/bin/dateline", "verify", "--db", "out/story.db", cwd=folder)
        page = (folder / "out/story.html").stat().st_size
        print(printed.strip())
        for made in (wheel, sdist):
            print(f"{made.name}: {made.stat().st_size / 2**10:,.0f} kB")
        print(f"the page of the example: {page / 2**10:,.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
