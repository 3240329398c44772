"""The formats of the export, a file each; :mod:`dateline.exports.registry` lists them."""
