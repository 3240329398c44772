"""Dateline reads news reports and keeps a sourced record."""

__version__ = "0.1.0"
