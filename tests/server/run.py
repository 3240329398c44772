"""Start a PostgreSQL server of our own, run the record's tests with every record on it, and stop it.

usage: python tests/server/run.py [pytest's arguments]

The server keeps its files in a temporary folder and listens on a socket there alone. A missing program is a failure.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OPTIONS = ("-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C")
TESTS = tuple(f"tests/{name}" for name in ("server", "record", "judging", "api", "alerting", "watching/test_rounds.py"))


def main() -> int:
    """The exit code of the tests."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-server-"))
    as_user = runs_as(folder)
    programs = folder_of_programs()
    data = folder / "data"
    try:
        make = [str(programs / "initdb"), "-D", str(data), *OPTIONS]
        subprocess.run([*as_user, *make, "--locale=C"], check=True, stdout=subprocess.DEVNULL)
        settings = f"-k {folder} -c listen_addresses= -c fsync=off"
        control = [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-w"]
        subprocess.run(
            [*control, "-l", str(folder / "log"), "-o", settings, "start"], check=True, stdout=subprocess.DEVNULL
        )
        try:
            return tested(folder)
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL)
    finally:
        shutil.rmtree(folder)


def tested(folder: Path) -> int:
    """Run the tests."""
    url = f"postgresql:///postgres?host={folder}&user=postgres"
    environment = {**os.environ, "DATELINE_TEST_SERVER": url}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.on_server", "-m", "not browser and not nightly"]
    return subprocess.run([*command, *(sys.argv[1:] or TESTS)], env=environment, check=False).returncode


def folder_of_programs() -> Path:
    """Where initdb and pg_ctl are: beside the others of the newest version that Debian installed, or on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        raise SystemExit("no PostgreSQL here: install Debian's package postgresql, then run this again")
    return found[-1].parent if found else Path(str(on_path)).parent


def runs_as(folder: Path) -> list[str]:
    """PostgreSQL does not run as root: who does, it is started as the user that its package made."""
    if os.getuid():
        return []
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return ["runuser", "-u", "postgres", "--"]


if __name__ == "__main__":
    sys.exit(main())
