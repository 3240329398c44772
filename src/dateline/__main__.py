"""``python -m dateline``: the same as the ``dateline`` command."""

from dateline.cli.main import run

if __name__ == "__main__":
    run()
