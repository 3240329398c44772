# Two commands do everything on a fresh machine with git, make and Python 3.11: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
SHARED ?= ../shared
CPU    ?= 0
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq install
PYTEST := $(BIN)/python -m pytest

.PHONY: help demo test check spark server eval bench bench-copies test-extras nightly lint types layers docs floors wheel browser pictures lock reference clean

help:  ## say what each target does
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.runtime  ## install, read the shipped example, say which page to open
	@$(BIN)/dateline demo out

test: $(VENV)/.test  ## install, run the tests that need Python alone (at most 10 minutes)
	$(PYTEST) -m "not browser and not nightly and not spark and not server" -n 2

check: $(VENV)/.dev lint types layers docs test browser spark server floors wheel  ## all that CI runs

lint: $(VENV)/.dev  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy --strict on package and tests
	$(BIN)/mypy
	$(BIN)/mypy tests benchmarks evals training

layers: $(VENV)/.dev  ## import-linter: who may import whom
	$(BIN)/lint-imports

docs: $(VENV)/.dev  ## the generated pages are up to date, links hold, examples run
	$(BIN)/python docs/build.py --check

reference: $(VENV)/.dev  ## write the generated pages of docs/ anew
	$(BIN)/python docs/build.py

pictures: $(VENV)/.dev  ## take the pictures of the workbench in docs/pictures anew, from the shipped example
	$(BIN)/python docs/screenshots.py

browser: $(VENV)/.dev  ## the page in Debian's Chromium (a missing browser is a failure)
	$(PYTEST) -m browser tests

spark: $(VENV)/spark/.ready  ## copies on Apache Spark, in a venv of its own (a missing Java is a failure)
	$(VENV)/spark/bin/python -m pytest -m spark tests/spark

server: $(VENV)/.dev  ## the record's tests with every record on PostgreSQL (a missing server is a failure)
	$(BIN)/python tests/server/run.py

floors: $(VENV)/.dev  ## no figure on the gold that ships falls below evals/floors.json
	$(BIN)/python evals/gate.py

wheel: $(VENV)/.dev  ## build wheel and sdist; the example runs from the wheel in a bare venv
	$(BIN)/python benchmarks/wheel.py

eval: $(VENV)/.test  ## score the development corpora: make eval SHARED=../shared
	$(BIN)/python evals/development.py --shared $(SHARED)

bench: $(VENV)/.test  ## speed and memory, each as a ratio within one run
	$(BIN)/python benchmarks/run.py --shared $(SHARED)

bench-copies: $(VENV)/.test  ## copies beside datasketch and rensa, each in a venv of its own, all on core CPU
	$(BIN)/python benchmarks/copies_peers.py --shared $(SHARED) --cpu $(CPU)

nightly: $(VENV)/.dev  ## long fuzz, kill and load runs, part by part; what has passed is not run again (out/nightly)
	$(BIN)/python benchmarks/nightly.py --jobs 2

test-extras: $(VENV)/.dev  ## the real extras (GLiNER, fastcoref, a large spaCy pipeline): each in a venv of its own, where it can be had
	$(BIN)/python benchmarks/extras.py

lock:  ## write the lock files anew (hashes, no addresses)
	for name in runtime test dev spark; do \
	  case $$name in runtime) group="--group build";; spark) group="--group test --extra spark";; *) group="--group $$name";; esac; \
	  $(BIN)/uv pip compile pyproject.toml $$group --universal --python-version 3.11 --upgrade \
	    --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -q -o locks/$$name.txt; done

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or later; name one with: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime $(VENV)/.test $(VENV)/.dev: $(VENV)/.%: locks/%.txt pyproject.toml $(wildcard kernel/*) | $(BIN)/python
	$(PIP) --require-hashes -r locks/$*.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/spark/.ready: locks/test.txt locks/spark.txt pyproject.toml $(wildcard kernel/*) | $(BIN)/python
	$(BIN)/python -m venv $(VENV)/spark
	$(VENV)/spark/bin/python -m pip --disable-pip-version-check -qq install --require-hashes -r locks/test.txt
	$(VENV)/spark/bin/python -m pip --disable-pip-version-check -qq install --require-hashes --no-build-isolation -r locks/spark.txt
	$(VENV)/spark/bin/python -m pip --disable-pip-version-check -qq install --no-deps --no-build-isolation -e .
	@touch $@

clean:  ## remove what the targets made
	rm -rf $(VENV) build dist out site src/*.egg-info
