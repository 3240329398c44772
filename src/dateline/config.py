"""Every stage's options in one value, read from ``dateline.toml`` where there is one."""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from dateline.actors import ActorOptions
from dateline.copies import CopyOptions
from dateline.dates import DateOptions
from dateline.errors import UsageError
from dateline.extraction import ExtractionOptions
from dateline.fetching.options import FetchOptions
from dateline.intake import IntakeOptions
from dateline.language import LanguageOptions
from dateline.proposing import SecondReaderOptions
from dateline.quotes import LEARNED, QuoteOptions
from dateline.versions import VersionOptions

__all__ = ["Config", "JudgingOptions", "KeepingOptions", "check_kept", "read_config"]

Options = TypeVar("Options")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingOptions:
    """
    Who judges.

    Args:
        person: The name that judgements are signed with where ``--by`` names nobody; empty: it must.
    """

    person: str = ""


KEPT = ("raw", "text", "hash")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingOptions:
    """
    What is kept of what was read, and for how long.

    Args:
        keep: "raw": the bytes as they came, beside the text; "text": the text, and of the bytes the hash; "hash": also
            of the texts that a report had before it was changed the hash alone, with the places of what was changed.
        raw_days: After so many days `dateline retain` drops bytes; 0: never.
        earlier_days: After so many days it drops the texts that reports had before; 0: never.
        alert_days: After so many days it drops alerts that nobody waits for; 0: never.
    """

    keep: str = "text"
    raw_days: int = 0
    earlier_days: int = 0
    alert_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """
    The options of every stage; each field is documented in its own class.

    Example:
        >>> Config().copies == CopyOptions()
        True
    """

    intake: IntakeOptions = field(default_factory=IntakeOptions)
    extraction: ExtractionOptions = field(default_factory=ExtractionOptions)
    language: LanguageOptions = field(default_factory=LanguageOptions)
    quotes: QuoteOptions = field(default_factory=lambda: QuoteOptions(reader=LEARNED))
    dates: DateOptions = field(default_factory=DateOptions)
    copies: CopyOptions = field(default_factory=CopyOptions)
    actors: ActorOptions = field(default_factory=ActorOptions)
    judging: JudgingOptions = field(default_factory=JudgingOptions)
    second_reader: SecondReaderOptions = field(default_factory=SecondReaderOptions)
    versions: VersionOptions = field(default_factory=VersionOptions)
    fetching: FetchOptions = field(default_factory=FetchOptions)
    keeping: KeepingOptions = field(default_factory=KeepingOptions)


def read_config(path: Path) -> Config:
    """
    Read options from a TOML file with one table per stage (``[quotes]``, ``[copies]``, ...).

    Args:
        path: The file; a file that is not there gives the defaults.

    Raises:
        UsageError: If the file is not TOML, or names a table, an option or a type that does not exist.
    """
    if not path.is_file():
        return Config()
    try:
        tables = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a TOML file ({error})", hint="see docs/reference/options.md") from error
    stages = {stage.name: stage for stage in dataclasses.fields(Config)}
    defaults = Config()
    given: dict[str, Any] = {}
    for name, table in tables.items():
        if name not in stages or not isinstance(table, dict):
            raise UsageError(f"{path}: no such table [{name}]", hint=f"tables are {', '.join(stages)}")
        given[name] = replace_options(getattr(defaults, name), table, f"{path}: [{name}]")
    config = Config(**given)
    check_kept(config.keeping.keep, f"{path}: [keeping] keep")
    return config


def check_kept(keep: str, where: str) -> str:
    """
    What is to be kept.

    Raises:
        UsageError: If there is no such word.
    """
    if keep not in KEPT:
        raise UsageError(f"{where} is {keep!r}", hint=f"it takes one of {', '.join(KEPT)}")
    return keep


def replace_options(options: Options, table: dict[str, Any], where: str) -> Options:
    """The options with the values of a table in place, each of the type that the default has."""
    assert dataclasses.is_dataclass(options)
    known = {item.name: getattr(options, item.name) for item in dataclasses.fields(options)}
    for name, value in table.items():
        if name not in known:
            raise UsageError(f"{where}: no option {name!r}", hint=f"options are {', '.join(known)}")
        if isinstance(known[name], frozenset):
            table = {**table, name: members_of(known[name], value, f"{where}: {name}")}
            continue
        kinds = (int, float) if isinstance(known[name], float) else (type(known[name]),)
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise UsageError(
                f"{where}: {name} is {value!r}", hint=f"it takes {kinds[-1].__name__}, such as {known[name]!r}"
            )
    return dataclasses.replace(options, **table)  # type: ignore[type-var]  # checked by the assert above


def members_of(default: frozenset[Any], value: object, where: str) -> frozenset[Any]:
    """A list of words as a set of the same kind of members as the default's."""
    kind = type(next(iter(default), ""))
    try:
        return frozenset(kind(member) for member in value) if isinstance(value, list) else frozenset([kind(value)])
    except ValueError as error:
        raise UsageError(f"{where} is {value!r}", hint=f"it takes a list of {', '.join(sorted(default))}") from error
