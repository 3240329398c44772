// What the page does besides being read: lights all pieces of what a link opens, moves the focus there, steps through
// the passages of a side-by-side view, and opens everything for print. Places come from the page; nothing is computed.
(function () {
  "use strict";
  var keysOn = true;

  function pieces(id) {
    var first = id && document.getElementById(id);
    if (!first) return [];
    return [first].concat(Array.from(document.querySelectorAll('[data-of="' + CSS.escape(id) + '"]')));
  }

  function reveal(element) {
    for (var at = element.parentElement; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  }

  function light() {
    document.querySelectorAll(".lit").forEach(function (old) { old.classList.remove("lit"); });
    var id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    var found = pieces(id);
    if (!found.length) return;
    found.forEach(function (piece) { if (piece.classList.contains("m")) piece.classList.add("lit"); });
    reveal(found[0]);
    var chip = found[0].classList.contains("passage") && found[0].querySelector(":scope > a.chip");
    var focused = chip || found[0];
    if (!chip && !found[0].hasAttribute("tabindex")) found[0].setAttribute("tabindex", "-1");
    focused.focus({ preventScroll: true });
    found[0].scrollIntoView({ block: found[0].classList.contains("m") ? "center" : "start" });
  }

  function step(view, by) {
    var chips = Array.from(view.querySelectorAll(".cell:first-child .chip"));
    var row = document.activeElement && document.activeElement.closest(".row");
    var now = row ? chips.indexOf(row.querySelector(".cell:first-child .chip")) : -1;
    var next = chips[now < 0 ? (by > 0 ? 0 : chips.length - 1) : (now + by + chips.length) % chips.length];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  function setKeys(on) {
    keysOn = on;
    document.querySelectorAll("[data-keys]").forEach(function (button) { button.setAttribute("aria-pressed", String(on)); });
  }

  document.querySelectorAll(".buttons").forEach(function (group) { group.hidden = false; });
  document.addEventListener("click", function (event) {
    var target = event.target.closest("button, a[href^='#']");
    if (!target) return;
    if (target.dataset.step) step(target.closest(".facing"), Number(target.dataset.step));
    else if (target.hasAttribute("data-keys")) setKeys(!keysOn);
    else if (target.hash && target.hash === location.hash) light(); // the address does not change: no event comes
  });
  document.addEventListener("keydown", function (event) {
    if (!keysOn || event.ctrlKey || event.metaKey || event.altKey || (event.key !== "n" && event.key !== "p")) return;
    if (/^(input|select|textarea)$/.test(event.target.localName)) return;
    var view = event.target.closest && event.target.closest(".facing");
    if (!view) return;
    event.preventDefault();
    step(view, event.key === "n" ? 1 : -1);
  });
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.from(document.querySelectorAll("details:not(.pair):not([open])"));
    closed.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (part) { part.open = false; }); });
  window.addEventListener("hashchange", light);
  light();
})();
