// What the page does besides being read: lights all pieces of what a link opens, moves the focus there, steps through
// the passages of a side-by-side view, lists its keys, and opens everything for print. Places come from the page;
// nothing is computed.
(function () {
  "use strict";
  var keysOn = true;
  var STEPS = { n: 1, j: 1, p: -1, k: -1 };

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

  // The side-by-side view that holds the focus, else the first one in sight.
  function viewInSight() {
    var focused = document.activeElement && document.activeElement.closest(".facing");
    if (focused) return focused;
    return Array.from(document.querySelectorAll("details.pair[open] .facing, .pair-page .facing")).find(function (view) {
      var box = view.getBoundingClientRect();
      return box.top < innerHeight && box.bottom > 0;
    });
  }

  // Where a passage begins on one side: its number, which leads to the other side.
  function chip(view, at, side) { return view.querySelector(".cell:nth-child(" + side + ') .chip[data-at="' + at + '"]'); }

  // Step to a passage: both sides are outlined, their row comes into sight, the focus goes to its number.
  function step(view, by) {
    var places = Array.from(view.querySelectorAll(".jump")).map(function (jump) { return Number(jump.dataset.at); });
    var last = places.length;
    var here = document.activeElement && view.contains(document.activeElement) && document.activeElement.dataset.at;
    var now = places.indexOf(Number(here || view.dataset.now || 0)); // a part of a long pair has some of the passages
    var place = now >= 0 ? (now + by + last) % last : by > 0 ? 0 : last - 1;
    var at = places[place];
    var next = chip(view, at, 1) || chip(view, at, 2);
    if (!next) return;
    document.querySelectorAll(".now").forEach(function (old) { old.classList.remove("now"); });
    [1, 2].forEach(function (side) {
      var found = chip(view, at, side);
      var passage = found && found.closest(".passage");
      if (passage) pieces(passage.id || passage.dataset.of).forEach(function (piece) { piece.classList.add("now"); });
    });
    var jump = view.querySelector('.jump[data-at="' + at + '"]');
    jump.classList.add("now");
    jump.parentElement.scrollTop = jump.offsetTop - jump.offsetHeight;
    view.dataset.now = at;
    view.querySelector(".where").textContent = "passage " + at + (place + 1 === at ? " of " : ", " + (place + 1) + " of ") + last;
    next.focus({ preventScroll: true });
    var row = next.closest(".row");
    function show() {
      var tall = row.getBoundingClientRect().height > innerHeight * 0.6;
      row.scrollIntoView({ block: tall ? "start" : "center" });
    }
    show();
    requestAnimationFrame(show); // what came into sight was laid out only now
  }

  var help = document.getElementById("keys");
  function showKeys() { if (!help.open) help.showModal(); }

  // Single keys stay off on every page once somebody switched them off.
  function kept() {
    try { return localStorage.getItem("dateline-keys") !== "off"; } catch (error) { return true; }
  }

  function setKeys(on) {
    keysOn = on;
    document.documentElement.dataset.keys = on ? "on" : "off";
    try { localStorage.setItem("dateline-keys", on ? "on" : "off"); } catch (error) { /* for this page alone */ }
    document.querySelectorAll("[data-keys]").forEach(function (button) { button.setAttribute("aria-pressed", String(on)); });
  }

  if (!kept()) setKeys(false);
  document.querySelectorAll(".buttons, .keys-told").forEach(function (part) { part.hidden = false; });
  document.addEventListener("click", function (event) {
    var target = event.target.closest("button, a[href^='#']");
    if (!target) return;
    if (target.dataset.step) step(target.closest(".facing"), Number(target.dataset.step));
    else if (target.hasAttribute("data-keys")) setKeys(!keysOn);
    else if (target.hasAttribute("data-help")) showKeys();
    else if (target.hasAttribute("data-close")) help.close();
    else if (target.hash && target.hash === location.hash) light(); // the address does not change: no event comes
  });
  document.addEventListener("keydown", function (event) {
    if (!keysOn || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (/^(input|select|textarea)$/.test(event.target.localName) && event.target.type !== "checkbox") return;
    if (event.key === "?") { event.preventDefault(); showKeys(); return; }
    var by = STEPS[event.key];
    var view = by && viewInSight();
    if (!view || !view.querySelector(".jump")) return;
    event.preventDefault();
    step(view, by);
  });
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.from(document.querySelectorAll("details:not(.pair):not(.prints):not(.more):not([open])"));
    closed.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (part) { part.open = false; }); });
  window.addEventListener("hashchange", light);
  light();
})();
