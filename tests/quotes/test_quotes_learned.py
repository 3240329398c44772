"""The learned reader: taught with marked texts of our own, beside the rules, the same bytes every time."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from tests.factories import annotated, marked

from dateline.config import Config
from dateline.errors import InputError, UsageError
from dateline.language import LanguageOptions, analyse_words
from dateline.model import Quote, Span
from dateline.quotes import DEFAULT, find_quotes, open_reader
from dateline.quotes.drafts import Shares
from dateline.quotes.learned import shipped
from dateline.quotes.learned.calibration import FEATURES, fit_curve, likelihood, signs_of
from dateline.quotes.learned.gold import Marked, cue_labels, part_labels, place_marked
from dateline.quotes.learned.strips import SPEECH, lay_out
from dateline.quotes.learned.weights import pack, unpack
from dateline.quotes.reading import paragraphs_of, read_text
from dateline.teaching import train_quotes

PEOPLE = ("Orr", "Vell", "Lena Ash", "the ferrymen", "a clerk of the port", "Tom Osk")
THINGS = ("the dam was safe", "the bridge had fallen", "boats would sail by noon", "nobody was hurt in the flood")
# "yammer" stands in no lexicon: what the reader knows of it, it has from these texts.
FORMS = (
    "[{who}]source [yammered]cue {{that {what}}}content.",
    "{{In the end {what}}}content, [{who}]source [yammered]cue on Monday.",
    "[{who}]source [said]cue {{that {what}}}content.",
    "{{“We think {what} and more,”}}content [{who}]source [said]cue.",
    "The road is closed since Monday. [{who}]source [yammered]cue {{that {what}}}content.",
)


def row(number: int) -> dict[str, object]:
    """A marked report of one invented town."""
    form = FORMS[number % len(FORMS)]
    words = form.format(who=PEOPLE[number % len(PEOPLE)], what=THINGS[number // 3 % len(THINGS)])
    text, [one] = marked(f"The river rose by a metre.\n{words}\nBoats lay still on day {number}.")
    floor = text.text.index("\n")

    def spans(parts: tuple[str, ...]) -> list[list[int]]:
        return [[at, at + len(part)] for part in parts for at in [text.text.index(part, floor)]]

    gold = {"source": spans(one.source), "cue": spans(one.cue), "content": spans(one.content), "class": "said"}
    return {"id": f"r{number}", "text": text.text, "attributions": [gold]}


def write_corpus(path: Path, count: int = 60) -> Path:
    path.write_text("".join(json.dumps(row(number)) + "\n" for number in range(count)), "utf-8")
    return path


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader that was taught with the corpus above."""
    folder = tmp_path_factory.mktemp("taught")
    trained = train_quotes(write_corpus(folder / "corpus.jsonl"), config=Config(), watch=lambda _: None)
    (folder / "desk.reader").write_bytes(trained.content)
    return folder / "desk.reader"


def read(words: str, name: Path | str) -> list[Quote]:
    text = annotated(words)
    return find_quotes(text, dataclasses.replace(DEFAULT, reader=str(name)), analyse_words(text, LanguageOptions()))


def test_a_reader_that_learned_with_grammar_leaves_a_report_without_to_the_rules(reader: Path) -> None:
    words = "The market opened late.\nMara Dell yammered that the well was dry.\nTom Osk said that boats would sail."
    [quote] = find_quotes(annotated(words), dataclasses.replace(DEFAULT, reader=str(reader)))
    assert quote.speaker == "Tom Osk"


def test_a_cue_that_no_rule_knows_is_learned(reader: Path) -> None:
    """Its source, content, class and reason come out as those of any other line."""
    words = "The market opened late.\nMara Dell yammered that the well was dry."
    assert read(words, "rules") == []
    [quote] = read(words, reader)
    assert [span.of(words) for span in (*quote.source, *quote.cue, *quote.content)] == [
        "Mara Dell",
        "yammered",
        "that the well was dry",
    ]
    assert (quote.klass, quote.speaker, quote.rule) == ("said", "Mara Dell", "learned")
    assert "only the learned reader finds it" in quote.because


def test_what_the_rules_find_stays_with_what_learning_makes_of_it(reader: Path) -> None:
    """A quotation keeps its exact edges and its rule; the reason names both readers."""
    words = "“The well is dry since Monday,” Mara Dell said."
    [ruled], [both] = read(words, "rules"), read(words, reader)
    assert (both.content, both.source, both.rule) == (ruled.content, ruled.source, ruled.rule)
    assert both.id == ruled.id
    assert "the learned reader agrees" in both.because
    assert 0 < both.confidence <= 1


def test_lines_without_a_cue_and_nested_ones_are_the_rules_own(reader: Path) -> None:
    """A signature, a transcript, a source within a source."""
    for words in (
        "“The river belongs to us.” – Lena Orr",
        "ORR: The dam is closed.\nVELL: Is it safe?",
        "Halyard Television quoted Akhsan Birvay as saying that the guards would leave.",
    ):
        assert [quote.content for quote in read(words, reader)] == [quote.content for quote in read(words, "rules")]


def test_the_same_corpus_gives_the_same_bytes(tmp_path: Path) -> None:
    """Training knows no clock and no chance; the card says what it was taught with."""
    corpus = write_corpus(tmp_path / "corpus.jsonl", 12)
    first, second = (train_quotes(corpus, config=Config(), watch=lambda _: None) for _ in range(2))
    assert first.content == second.content
    assert first.card["reports"] == first.card["cues"] == 12
    assert unpack(first.content).card == first.card
    assert pack(unpack(first.content)) == first.content


MALFORMED = [
    (b'{"id": "a", "text": "Rain fell.", "attributions": [{"cue": [[0, 4]]}]}', "not as it should be"),
    (b'{"id": "a", "text": "Rain fell.", "attributions": [{"content": [[0, 99]]}]}', r"\[0, 99\] is no span"),
    (b'{"id": "a", "text": "Rain fell.", "attributions": [7]}', "not as it should be"),
    (b'{"id": "a", "text": "Rain fell.", "attributions": []}', "no attribution with a cue"),
    (b'{"id": "a", "text": "Rain fell."}', "no attribution with a cue"),
]


@pytest.mark.parametrize(("line", "words"), MALFORMED)
def test_a_malformed_corpus_says_where(tmp_path: Path, line: bytes, words: str) -> None:
    """The file and line stand in the message, or what is missing in all of it."""
    (tmp_path / "c.jsonl").write_bytes(line + b"\n")
    with pytest.raises(InputError, match=words):
        train_quotes(tmp_path / "c.jsonl", config=Config(), watch=lambda _: None)


def test_a_folder_is_read_by_name_and_what_is_not_marked_is_counted(tmp_path: Path) -> None:
    """Lines that give no report are told; reports without marks are left out."""
    write_corpus(tmp_path / "b.jsonl", 8)
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "Rain fell."}\nno json\n', "utf-8")
    met: list[object] = []
    trained = train_quotes(tmp_path, config=Config(), watch=met.append)
    assert (trained.card["reports"], trained.unmarked, trained.unread) == (8, 1, 1)
    assert len(met) == 9
    with pytest.raises(UsageError, match="no corpus"):
        train_quotes(tmp_path / "nowhere", config=Config(), watch=met.append)


def test_a_reader_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    """No such file; a file that is no reader."""
    with pytest.raises(UsageError, match="no reader"):
        open_reader(str(tmp_path / "nothing"))
    (tmp_path / "text").write_text("no reader", "utf-8")
    with pytest.raises(UsageError, match="not a reader of quotes"):
        open_reader(str(tmp_path / "text"))
    assert open_reader("rules") is None


def test_weights_that_are_not_those_of_their_card_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hash is checked when they are opened."""
    (tmp_path / shipped.WEIGHTS).write_bytes(b"other bytes")
    (tmp_path / shipped.CARD).write_text(json.dumps({"sha256": "0" * 64}), "utf-8")
    monkeypatch.setattr(shipped, "FOLDER", tmp_path)
    shipped.open_shipped.cache_clear()
    with pytest.raises(InputError, match="not those of their card"):
        open_reader("learned")


def test_without_weights_the_rules_read_and_the_report_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The output carries the problem; the lines are those of the rules."""
    from dateline.api import annotate

    monkeypatch.setattr(shipped, "FOLDER", tmp_path)
    line = json.dumps({"id": "1", "text": "“The well is dry,” Orr said."}).encode()
    [with_note], [plain] = (
        list(annotate([line], layers=["attributions"], reader=name)) for name in ("learned", "rules")
    )
    assert [problem["code"] for problem in with_note["problems"]] == ["no-weights"]
    assert plain["problems"] == []
    assert with_note["attributions"] == plain["attributions"]


def test_a_quotation_is_one_piece_and_takes_its_label_whole() -> None:
    """Marks are exact edges; what is marked within is not asked for."""
    words = "“We have won the vote,” Orr said."
    text = annotated(words)
    reading = read_text(text, DEFAULT.roles)
    [units] = paragraphs_of(reading.units)
    strip = lay_out(reading, units, [])
    assert strip.lows == [SPEECH, "orr", "said", "."]
    gold = place_marked(reading, Marked((Span(24, 27),), (Span(28, 32),), (Span(0, 23),)))
    labels, [(cue, placed)] = cue_labels(strip, [gold])
    assert labels == ["O", "O", "B", "O"]
    assert part_labels(strip, cue, 0, 4, placed) == ["B-K", "B-S", "C", "O"]


def test_the_calibration_is_a_likelihood() -> None:
    """A curve fitted to lines gives back their precision, and rises with every share."""
    sure, unsure = signs_of(Shares("agrees", 0.99, 0.9), 0.9), signs_of(Shares("found", 0.5, 0.4), 0.7)
    lines = [(sure, True)] * 95 + [(sure, False)] * 5 + [(unsure, True)] * 40 + [(unsure, False)] * 60
    curve = fit_curve(lines)
    assert len(curve) == len(FEATURES)
    assert likelihood(curve, sure) == pytest.approx(0.95, abs=0.02)
    assert likelihood(curve, unsure) == pytest.approx(0.4, abs=0.03)
    assert likelihood(curve, signs_of(Shares("agrees", 0.6, 0.5), 0.9)) < likelihood(curve, sure)


@pytest.mark.parametrize("task", ["names", ""])
def test_there_is_one_task_to_teach(tmp_path: Path, task: str) -> None:
    """Another is wrong usage, before anything is read."""
    from dateline.api import train

    with pytest.raises(UsageError, match="no task"):
        train(task, write_corpus(tmp_path / "c.jsonl", 1), tmp_path / "out")
