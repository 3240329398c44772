// What the workbench does besides being read: "/" leads to the search field. Everything works without it.
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|select|textarea)$/.test(event.target.localName)) return;
    var field = document.getElementById("find-words");
    if (!field) return;
    event.preventDefault();
    field.focus();
  });
})();
