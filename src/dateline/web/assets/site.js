// What the workbench does besides being read: "/" leads to the search field, "n" and "p" to the next and the previous
// page of a list or part of a text, a page that waits for a worker counts along,
// files can be dropped anywhere on the page that takes them. Everything works without it.
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.documentElement.dataset.keys === "off") return;
    if (/^(input|select|textarea)$/.test(event.target.localName)) return;
    if (document.querySelector("dialog[open]")) return;
    var way = { n: "next", p: "prev" }[event.key];
    var link = way && !document.querySelector(".facing .jump") && document.querySelector("main a[rel=" + way + "]");
    if (link) { event.preventDefault(); link.click(); return; }
    if (event.key !== "/") return;
    var field = document.getElementById("find-words");
    if (!field) return;
    event.preventDefault();
    field.focus();
  });

  var progress = document.querySelector("[data-events]");
  if (progress) {
    var events = new EventSource(progress.dataset.events);
    var count = function (event) {
      var told = JSON.parse(event.data);
      progress.querySelectorAll("[data-count]").forEach(function (place) {
        place.textContent = told[place.dataset.count] || 0;
      });
    };
    events.addEventListener("progress", count);
    events.addEventListener("over", function (event) { count(event); events.close(); location.reload(); });
  }

  var files = document.getElementById("f-files");
  if (files) {
    document.addEventListener("dragover", function (event) { event.preventDefault(); });
    document.addEventListener("drop", function (event) {
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      event.preventDefault();
      files.files = event.dataTransfer.files;
      files.focus();
    });
  }
})();
