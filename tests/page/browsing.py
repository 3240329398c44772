"""What tests ask of the page in a browser: what is lit, what has the focus, whether something runs over the edge."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

# What a link lights, read as a person sees it: all lit pieces in order, without the labels in them.
LIT = """() => [...document.querySelectorAll('.lit')].filter(n => !n.parentElement.closest('.lit')).map(n => {
  const copy = n.cloneNode(true); copy.querySelectorAll('[data-label]').forEach(l => l.remove());
  return copy.textContent}).join('')"""
REPORT = """id => { const copy = document.getElementById(id).querySelector('.words').cloneNode(true);
  copy.querySelectorAll('[data-label]').forEach(l => l.remove()); return copy.textContent }"""
# Open all that is closed and lay out all that is off the screen, so that a test sees it.
LAY_OUT = """() => { document.querySelectorAll('details').forEach(part => { part.open = true });
  document.querySelectorAll('article, li').forEach(part => { part.style.contentVisibility = 'visible' }) }"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def focus(page: Page) -> str:
    """What has the focus: its id, else its words."""
    told: str = page.evaluate("() => document.activeElement.id || document.activeElement.textContent")
    return told


def wait_for_light(page: Page) -> None:
    """Wait until what the address names is lit; the event comes after the click."""
    page.wait_for_function("() => document.querySelector('.lit')?.id === decodeURIComponent(location.hash.slice(1))")
