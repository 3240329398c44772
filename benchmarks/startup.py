"""How much longer `import dateline` and `dateline --help` take than an empty Python, in one run."""

from __future__ import annotations

import sys

from measure import run_measured

LIMITS = {"import dateline": 5.0, "dateline --help": 15.0}
ROUNDS = 30


def main() -> int:
    """Measure, print a table, and return 1 when a limit is passed."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import dateline": [sys.executable, "-c", "import dateline"],
        "dateline --help": [sys.executable, "-m", "dateline", "--help"],
    }
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(ROUNDS):  # interleaved, so that a busy moment hits all three alike
        for name, command in commands.items():
            best[name] = min(best[name], run_measured(command).wall)
    base = best["python -c pass"]
    late = 0
    for name, seconds in best.items():
        limit = LIMITS.get(name)
        late += limit is not None and seconds > limit * base
        print(
            f"{name:18} {1000 * seconds:7.1f} ms  {seconds / base:5.1f} x" + (f"  (limit {limit:g} x)" if limit else "")
        )
    return int(late > 0)


if __name__ == "__main__":
    sys.exit(main())
