"""The C kernel and the Python it follows give the same, word for word and pair for pair."""

from __future__ import annotations

import json
import subprocess
import sys
from array import array
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.copies.copies_texts import FOOTER, LEAD, SECOND, STORY, THIRD

from dateline.copies import CopyInput, CopyOptions, find_copies, kernel, settle, shingles
from dateline.copies.evidence import compare, compare_in_python, furniture_of, read_plain, read_witness
from dateline.copies.extents import body_of, has_body
from dateline.copies.find import compare_all_in_python, find_first_tier, find_lines, packed
from dateline.copies.rewrites import families_of, is_settled
from dateline.copies.runs import clipped, lacks_run, places_in, runs_in
from dateline.copies.settle import settle_pairs
from dateline.exports import copy_object
from dateline.exports.jsonl import encode_line
from dateline.model import ReportId, Role, Span, Zone
from dateline.text.fold import fold, fold_in_python, hash_word
from dateline.text.kernel import KERNEL, engine
from dateline.text.marks import find_quoted_regions

pytestmark = pytest.mark.skipif(engine() == "python", reason="built without a compiler")

# Signs at which readers of words differ, and any sign at all.
SIGNS = st.one_of(
    st.sampled_from("aBé٣½²_ 12.,'’ʼ`´-\u0301\u00ad\u200d漢か\n\r\u2028“”„«»\"‘—(["),
    st.characters(exclude_categories=[]),
)
ANY_TEXT = st.text(SIGNS, max_size=80)
# Few words and many repeats: runs that overlap, move and come again.
WORDY = st.lists(st.sampled_from("a b c d e f. “g” h, i j\n".split(" ")), max_size=60).map(" ".join)
PARTS = st.lists(st.sampled_from([LEAD, SECOND, THIRD, STORY, FOOTER, "He said:", "“No.”", "\n\n"]), max_size=6)
TEXT = st.one_of(WORDY, PARTS.map("\n".join), st.tuples(WORDY, PARTS.map(" ".join)).map(" ".join))
SMALL = CopyOptions(
    gram=3, window=2, frequent=2, many=4, gap=4, edit=2, reach=3, drop=2, positions=2, stock=8, edge=5, phrase=6
)
OPTIONS = st.sampled_from([CopyOptions(), SMALL, replace(SMALL, gram=2, gap=0, reach=0)])


@st.composite
def reports(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXT) -> CopyInput:
    """A report with zones anywhere, its quotations found or given."""
    words = draw(text)
    cuts = sorted(draw(st.lists(st.integers(0, len(words)), min_size=4, max_size=4)))
    roles = draw(st.lists(st.sampled_from([Role.BODY, Role.FOOTER, Role.MASTHEAD]), min_size=3, max_size=3))
    zones = tuple(Zone(role, Span(cuts[k], cuts[k + 1])) for k, role in enumerate(roles))
    quoted = draw(st.sampled_from([None, (), (Span(cuts[1], cuts[2]),)]))
    return CopyInput(ReportId("x"), words, zones, quoted=quoted)


@settings(max_examples=500)
@given(ANY_TEXT)
def test_words_are_the_same(text: str) -> None:
    """Of any signs, surrogates among them."""
    assert fold(text) == fold_in_python(text)


@given(st.text(st.characters(max_codepoint=127), min_size=1, max_size=128))
def test_long_and_short_words_are_the_same(word: str) -> None:
    """Words of letters and digits alone have a way of their own in the kernel; so have those of many signs."""
    assert fold(word).words == fold_in_python(word).words
    assert fold(word * 9).words == fold_in_python(word * 9).words


def test_numbers_of_words_never_change() -> None:
    """Records hold numbers made of them."""
    assert [hash_word(word) for word in ("River", "1,200")] == [hash_word("river"), hash_word("1200")]
    assert fold("River").words[0] == hash_word("river") == 16653552175393036010


@given(reports(), OPTIONS)
def test_shingles_are_the_same(report: CopyInput, options: CopyOptions) -> None:
    """Also of texts shorter than a gram."""
    reading = kernel.read(report.text, (), None, options)
    assert reading.shingles == shingles(fold_in_python(report.text), options)


@settings(max_examples=30)
@given(st.integers(0, 1200), st.integers(1, 2000), st.sampled_from([CopyOptions(), SMALL]))
def test_shingles_of_long_texts_are_the_same(size: int, words: int, options: CopyOptions) -> None:
    """As many as are sorted in drawers, and more; few words make them crowded; a text may come as its UTF-8."""
    text = " ".join(f"w{n * n % words}é" for n in range(size))
    expected = shingles(fold_in_python(text), options)
    assert kernel.read(text, (), None, options).shingles == expected
    assert kernel.read(text.encode(), (), None, options).shingles == expected


@given(reports(st.one_of(TEXT, ANY_TEXT)))
def test_quotations_are_the_same(report: CopyInput) -> None:
    """Given or found: what they make of the pair is the same."""
    marked = replace(report, quoted=find_quoted_regions(report.text))
    other = replace(report, id=ReportId("y"), quoted=None)
    assert compare(replace(report, quoted=None), other) == compare(marked, replace(other, quoted=marked.quoted))


@settings(max_examples=400, deadline=None)
@given(reports(), reports(), OPTIONS)
def test_pairs_are_the_same(one: CopyInput, two: CopyInput, options: CopyOptions) -> None:
    """Passages, spans, keys, zones, quotations."""
    a, b = replace(one, id=ReportId("a")), replace(two, id=ReportId("b"))
    expected = compare_in_python(read_plain(a, options), read_plain(b, options), options)
    assert compare(a, b, options) == compare(b, a, options) == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(reports(), max_size=8), OPTIONS)
def test_corpora_are_the_same(bodies: list[CopyInput], options: CopyOptions) -> None:
    """Which pairs are compared, and how frequent their shingles are."""
    inputs = {ReportId(f"r{n}"): replace(body, id=ReportId(f"r{n}")) for n, body in enumerate(bodies)}
    expected, _, frequencies = compare_all_in_python(inputs, options)
    corpus = kernel.compare_all(
        [kernel.read(body.text, furniture_of(body), body.quoted, options) for body in inputs.values()],
        options,
        keep=True,
    )
    assert list(kernel.pairs_of(corpus, list(inputs))) == list(expected)
    assert all(frequencies.get(number, 0) == count for number, count in corpus.frequencies().items())


OUTLETS = st.sampled_from([None, "", "Orvan Voice", "The Orvan Voice", "Lissend", "???"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(reports(), OUTLETS), max_size=9), OPTIONS)
def test_what_pairs_share_is_the_same(bodies: list[tuple[CopyInput, str | None]], options: CopyOptions) -> None:
    """Kinds, shares, spans and reasons, and the bytes of the lines."""
    inputs = {
        ReportId(f"r{n}"): replace(body, id=ReportId(f"r{n}"), outlet=outlet) for n, (body, outlet) in enumerate(bodies)
    }
    expected = settle(*compare_all_in_python(inputs, options), options)
    assert find_copies(list(inputs.values()), options) == expected
    written = b"".join(find_lines(inputs.values(), lambda copy: encode_line(copy_object(copy)), options)).decode()
    assert written == "".join(encode_line(copy_object(copy)) for copy in expected)
    told = settle_pairs(*compare_all_in_python(inputs, options), options)  # no rewrites, no origins
    lines = b"".join(find_first_tier(inputs.values(), options)).decode().splitlines()
    assert [json.loads(line) | {"because": ""} for line in lines] == [
        copy_object(copy) | {"because": ""} for copy in told
    ]
    assert [line + "\n" for line in lines] == [encode_line(json.loads(line)) for line in lines]


@settings(max_examples=100, deadline=None)
@given(st.lists(reports(), min_size=2, max_size=5), OPTIONS, st.integers(1, 40))
def test_what_ties_say_is_the_same(bodies: list[CopyInput], options: CopyOptions, least: int) -> None:
    """Runs, places, and whether a report shares more in one pair than in another."""
    inputs = {ReportId(f"r{n}"): replace(body, id=ReportId(f"r{n}")) for n, body in enumerate(bodies)}
    ids = list(inputs)
    readings = [kernel.read(body.text, furniture_of(body), body.quoted, options) for body in inputs.values()]
    corpus = kernel.compare_all(readings, options)
    extents = [packed(body_of(body)) for body in inputs.values()]
    kernel.settle_all(corpus, [0] * len(ids), extents, bytes(map(has_body, inputs.values())))
    kin = kernel.Kin(corpus, ids)
    pairs = {(told.a, told.b): told for number in range(len(corpus)) if (told := kin.told(number))}
    copies = {(copy.a, copy.b): copy for copy in kernel.copies_of(corpus, ids)}
    assert pairs.keys() == copies.keys()
    families, apart = kin.families(0.5, 0.2)
    places = {report: place for place, report in enumerate(ids)}
    assert list(array("I", families)) == families_of(ids, copies.values())
    settled = sorted(pair for pair, copy in copies.items() if is_settled(copy))
    assert list(array("Q", apart)) == [places[a] << 32 | places[b] for a, b in settled]
    found = {(ids[a], ids[b]): kin.pair(a, b) for a, b in combinations(range(len(ids)), 2)}
    assert {pair: told.number for pair, told in found.items() if told} == {p: told.number for p, told in pairs.items()}
    for pair, told in pairs.items():
        for report in pair:
            assert runs_in(told, report) == runs_in(copies[pair], report)
            assert places_in(told, report) == places_in(copies[pair], report)
            frames = [(span.start, span.end) for span in body_of(inputs[report])]
            mine = clipped(runs_in(told, report), frames)
            assert told.has_more(None, report, least) == lacks_run(mine, [], least)
            for other, second in pairs.items():
                if report in other:
                    assert told.has_more(second, report, least) == lacks_run(mine, runs_in(second, report), least)


def test_many_prints_of_one_text_are_every_pair() -> None:
    """Three hundred prints, a third with another first line, are no stock phrase: each pair is there."""
    prints = [CopyInput(ReportId(f"{n:03}"), STORY.upper() if n % 3 else f"{LEAD}\n\n{STORY}") for n in range(300)]
    found = find_copies(prints)
    assert len(found) == 300 * 299 // 2
    assert all((copy.a_share == 1.0) or int(copy.a) % 3 == 0 for copy in found)
    assert {copy.kind.value for copy in found} == {"copy", "partial"}


def test_what_the_kernel_does_not_take_goes_to_python() -> None:
    """Lengths beyond its own, and a pair of which it read but one."""
    wide = CopyOptions(gap=1000)
    a, b = CopyInput(ReportId("a"), STORY), CopyInput(ReportId("b"), f"{LEAD} {STORY}")
    assert kernel.read(STORY, (), None, wide) is None
    assert compare(a, b, wide) == compare_in_python(read_plain(a, wide), read_plain(b, wide), wide)


def test_the_kernel_refuses_what_is_no_reading() -> None:
    """A wrong call raises; it never reads beyond what it was given."""
    for arguments in ((), (1, 2, 3), ("a", "b", ())):
        with pytest.raises(TypeError):
            KERNEL.compare(*arguments)
    with pytest.raises(TypeError):
        KERNEL.Corpus(KERNEL.Reading, [1], (5, 4, 16, 32, 20, 5, 6, 4, 8, 60, 30, 15, 12, 10, 20, 100), True)
    with pytest.raises(TypeError):
        KERNEL.Corpus(KERNEL.Reading, [], (5, 4), True)
    with pytest.raises(TypeError):
        kernel.read(7, (), None, CopyOptions())  # type: ignore[arg-type]  # neither a text nor bytes


def test_without_the_kernel_everything_works() -> None:
    """As after an install without a compiler."""
    code = (
        "import sys; sys.modules['dateline.text._kernel'] = None\n"
        "from dateline.copies import CopyInput, find_copies\n"
        "from dateline.text.kernel import engine\n"
        f"story = {STORY!r}\n"
        "print(engine(), [c.a_share for c in find_copies([CopyInput('1', story), CopyInput('2', story.upper())])])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["python", "[1.0]"]


def test_a_full_table_of_words_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports that were read before and after it are read again to be compared."""
    a, b = CopyInput(ReportId("a"), STORY), CopyInput(ReportId("b"), f"{LEAD} {STORY}")
    before = read_witness(a)
    monkeypatch.setattr("dateline.text.fold._MOST_WORDS", 1)
    after = read_witness(b)
    assert compare(before, after) == compare_in_python(read_plain(a), read_plain(b))
