"""The version of Dateline, which every record and page names."""

__all__ = ["VERSION"]

VERSION = "0.1.0"
