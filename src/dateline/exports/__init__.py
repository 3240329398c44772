"""Write the record for other programs: in the words of the contract, and in the formats of others."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.exports.format import Format
    from dateline.exports.jsonl import export_jsonl
    from dateline.exports.material import Material
    from dateline.exports.record_lines import copy_object
    from dateline.exports.registry import format_named, formats
    from dateline.exports.settlement import Settlement
    from dateline.exports.sheet import export_csv

__all__ = [
    "Format",
    "Material",
    "Settlement",
    "copy_object",
    "export_csv",
    "export_jsonl",
    "format_named",
    "formats",
]

__getattr__ = face(
    __name__,
    {
        "format": "Format",
        "jsonl": "export_jsonl",
        "record_lines": "copy_object",
        "material": "Material",
        "registry": "format_named formats",
        "settlement": "Settlement",
        "sheet": "export_csv",
    },
)
