"""Build HTML that is safe by its type: whatever is not Markup is escaped, and characters no page can hold are drawn."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

__all__ = ["NOTHING", "Child", "Markup", "element", "escape", "foreign", "hidden", "join", "label", "shown"]

# Elements that have no end tag; the page uses no others of them.
_VOID = frozenset({"input", "link", "meta", "br"})

# HTML cannot hold NUL and most control characters, UTF-8 no lone surrogates. U+2400.. are their drawn forms.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_SPECIAL = re.compile(f"[&<>\"']|{_UNPRINTABLE.pattern}")


class Markup(str):
    """A string that is HTML already. Joined to others by an f-string it becomes plain text again, and is escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """The same, for template engines that ask whether a string is HTML already."""
        return self


Child = str | None
"""What an element can hold: Markup as it is, any other string escaped, None not at all."""

NOTHING = Markup("")


def shown(text: str) -> str:
    """
    The text as a page can show it: control characters as their drawn forms, everything else as it is.

    Example:
        >>> shown("a\\x00b\\ttab")
        'a␀b\\ttab'
    """
    return _UNPRINTABLE.sub(_draw, text)


def _draw(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


def escape(text: str) -> Markup:
    """
    Any words, made harmless in content and in attributes.

    Example:
        >>> escape('<b title="x">')
        '&lt;b title=&quot;x&quot;&gt;'
    """
    return Markup(html.escape(shown(text)) if _SPECIAL.search(text) else text)


def element(tag: str, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """
    One element; attribute names lose a closing underscore, and inner ones become hyphens.

    Args:
        tag: A name of ours, never a word of a report.
        children: What it holds, in order.
        attributes: None and False are left out, True stands without a value.

    Example:
        >>> element("a", "<b>", href="#x", class_="words", aria_label='say "no"')
        '<a href="#x" class="words" aria-label="say &quot;no&quot;">&lt;b&gt;</a>'
    """
    head = "".join(_attribute(name, value) for name, value in attributes.items() if value is not None)
    if tag in _VOID:
        return Markup(f"<{tag}{head}>")
    return Markup(f"<{tag}{head}>{join(children)}</{tag}>")


def _attribute(name: str, value: str | int | bool) -> str:
    if value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def join(children: Iterable[Child], between: str = "") -> Markup:
    """
    Children one after another, each escaped unless it is Markup.

    Example:
        >>> join(["a & b", element("b", "c"), None], ", ")
        'a &amp; b, <b>c</b>'
    """
    return Markup(escape(between).join(_safe(child) for child in children if child is not None))


def _safe(child: str) -> Markup:
    return child if isinstance(child, Markup) else escape(child)


def foreign(words: str, class_: str | None = None) -> Markup:
    """Words of a report inside a line of ours; a right-to-left mark in them cannot turn our words round."""
    return element("bdi", " ".join(words.split()), class_=class_)


def hidden(words: str) -> Markup:
    """Words for those who hear the page; nobody sees or copies them."""
    return element("span", words, class_="hidden", data_label=True)


def label(*children: Child, class_: str = "", tag: str = "span", id_: str | None = None) -> Markup:
    """Words of ours among the words of a report: told apart by ``data-label``, and left out when text is copied."""
    return element(tag, *children, class_=f"label {class_}".rstrip(), data_label=True, id=id_)
