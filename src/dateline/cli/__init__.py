"""The ``dateline`` command: one file per command, each a thin face of its Python twin."""
