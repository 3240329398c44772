"""Write the names of months and weekdays of other languages from CLDR: lexicon/<language>/calendar.toml.

Needs Babel, which is no dependency of Dateline: install it, then run
python evals/lexicon/calendar_names.py
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale, __version__

LEXICON = Path(__file__).parents[2] / "src/dateline/lexicon"
# Arabic has two sets of month names: that of the east has its own locale.
LOCALES = {"ar": ("ar", "ar_IQ"), "de": ("de", "de_AT"), "es": ("es",), "fa": ("fa",), "fr": ("fr",), "ru": ("ru",)}
HEAD = """# Names of months (January first) and weekdays (Monday first); forms of one name are parted by "|".
# Origin: Unicode CLDR (Unicode License v3) by way of Babel {version}; made by evals/lexicon/calendar_names.py.
"""


def main() -> None:
    """Write one file per language."""
    for language, names in LOCALES.items():
        locales = [Locale.parse(name) for name in names]
        months = [forms("months", number, locales) for number in range(1, 13)]
        weekdays = [forms("days", number, locales) for number in range(7)]
        lines = [HEAD.format(version=__version__)]
        lines += [f"{title} = {table(rows)}" for title, rows in (("months", months), ("weekdays", weekdays))]
        target = LEXICON / language / "calendar.toml"
        target.parent.mkdir(exist_ok=True)
        target.write_text("\n".join(lines) + "\n", "utf-8")


def forms(kind: str, number: int, locales: list[Locale]) -> str:
    """The full forms of one name in all locales; short forms are other words too ("mar")."""
    found: dict[str, None] = {}
    for locale in locales:
        for context in ("format", "stand-alone"):
            found[getattr(locale, kind)[context]["wide"][number].casefold()] = None
    return "|".join(found)


def table(rows: list[str]) -> str:
    """A list of strings, one a line."""
    return "[\n" + "".join(f'  "{row}",\n' for row in rows) + "]\n"


if __name__ == "__main__":
    main()
