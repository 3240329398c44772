"""Write the record for other programs, in the words of the contract."""

from dateline.exports.jsonl import export_jsonl
from dateline.exports.lines import copy_object
from dateline.exports.sheet import export_csv

__all__ = ["copy_object", "export_csv", "export_jsonl"]
