"""Word lists as data: TOML files by language, each with a note on where its words come from."""

from dateline.lexicon.loader import load_lexicon, load_list, load_table

__all__ = ["load_lexicon", "load_list", "load_table"]
