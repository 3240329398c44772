"""The interface for programs is loaded by whoever asks for it first; no page waits for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import dateline

ASKED = """
import sys
from pathlib import Path
from fastapi.testclient import TestClient
from dateline.web import ServeOptions, create_app

def is_loaded():
    return any(name.startswith("dateline.web.api") for name in sys.modules)

site = create_app(ServeOptions(db=Path(sys.argv[1]), hosts=("testserver",)))
with TestClient(site) as client:
    print(client.get("/design").status_code, client.get("/nothing").status_code, is_loaded())
    print(client.get(sys.argv[2]).status_code, is_loaded(), client.get("/api/v1/nothing").status_code)
    described = client.get("/api/v1/openapi.json").json()["paths"]
    print("/api/v1/reports" in described, sum(path.startswith("/api/v1/") for path in described) == len(described))
    routes = len(site.router.routes)
    client.get("/api/v1/stories")
    print(len(site.router.routes) == routes)
"""


def test_the_interface_is_there_when_it_is_first_asked_for_or_described(tmp_path: Path) -> None:
    dateline.Record(tmp_path / "new.db").store.close()
    for path in ("/api/v1/reports", "/api/v1/openapi.json"):
        command = [sys.executable, "-c", ASKED, str(tmp_path / "new.db"), path]
        found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert found.split() == ["200", "404", "False", "200", "True", "404", "True", "True", "True"]
