"""Every class of the model is explained in the glossary."""

from pathlib import Path

from dateline import model

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"


def test_every_model_class_is_in_the_glossary() -> None:
    words = GLOSSARY.read_text("utf-8")
    assert [name for name in model.__all__ if f"`{name}`" not in words] == []
