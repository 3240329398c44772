"""Sources are watched: what is new is added, what was changed is kept beside what stood there before; on loopback."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from dateline.config import Config, KeepingOptions
from dateline.fetching import FetchOptions
from dateline.fetching.fetch import Fetcher
from dateline.intake import read_reports
from dateline.intake.fetched import read_fetched
from dateline.keeping import Keeper
from dateline.model import Given, Incoming, Media, Problem, ReadReport, ReportId, WatchedKind
from dateline.record import Store
from dateline.watching import Seen, Source, Sources, Watcher
from tests.fetching.loopback import MovedClock, Site, page, site

LAYERS = ("attributions", "timexes")
FIRST = "The harbour of Orsun was closed on Monday after three men were held, officials said in the town."
SECOND = "“We will open it again when it is safe,” Ana Vale, the harbour master, told reporters on the quay."


def article(*paragraphs: str, title: str = "Harbour closed", aside: str = "Most read") -> str:
    """A page of an outlet."""
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<html><head><title>{title} - Orsun Post</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{body}</article><aside>{aside}</aside></body></html>"
    )


def feed(served: Site, *paths: str) -> str:
    """A feed that names pages."""
    items = "".join(f"<item><title>Page {p}</title><link>{served.at(p)}?utm_source=rss</link></item>" for p in paths)
    return f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"


@dataclass
class Desk:
    """A record that watches a site."""

    store: Store
    watcher: Watcher
    clock: MovedClock

    def round(self, **moved: float) -> list[Seen]:
        """What a run sees after some time."""
        self.clock.move(**moved)
        return list(self.watcher.run(once=True))

    def kinds(self, **moved: float) -> list[str]:
        """Of what kind that is."""
        return [seen.kind for seen in self.round(**moved)]


@contextmanager
def watching(folder: Path, served: Site, *sources: Source, keep: str = "text") -> Iterator[Desk]:
    """A desk for a site."""
    clock = MovedClock()
    options = FetchOptions(allow=frozenset({served.host}))
    with Store(folder / "dateline.db") as store, Fetcher(options, clock) as fetcher:
        keeper = Keeper(store, dataclasses.replace(Config(), keeping=KeepingOptions(keep=keep)))

        def reads_folder(path: Path, given: Given) -> Iterable[Incoming | Problem]:
            return read_reports([str(path)], given=given)

        watched = Sources(tuple(sources), options.allow)
        yield Desk(store, Watcher(store, keeper, watched, fetcher, read_fetched, reads_folder, clock, LAYERS), clock)
        assert store.verify().holds


def feed_source(served: Site, **more: object) -> Source:
    """The feed of a site."""
    return Source("Post", "feed", served.at("/rss"), outlet="Orsun Post", **more)  # type: ignore[arg-type]  # as given


def test_a_feed_is_read_and_its_pages_are_added(tmp_path: Path) -> None:
    """Each page once, with what the feed and the source say of it."""
    with site() as s, watching(tmp_path, s, feed_source(s)) as desk:
        s.pages |= {"/rss": page(feed(s, "/a", "/b")), "/a": page(article(FIRST)), "/b": page(article(SECOND))}
        assert desk.kinds() == ["listed", "new", "new"]
        assert desk.kinds() == []
        (first, _) = desk.store.reports()
        assert first.report.metadata.outlet.value == "Orsun Post"
        assert first.report.metadata.url.value in (s.at("/a"), s.at("/b"))
        assert s.paths() == ["/rss", "/a", "/b"]


def test_what_has_not_changed_adds_nothing(tmp_path: Path) -> None:
    """A feed of the same bytes names nothing; a page whose furniture changed is the same report."""
    with site() as s, watching(tmp_path, s, feed_source(s)) as desk:
        s.pages |= {"/rss": page(feed(s, "/a")), "/a": page(article(FIRST, SECOND))}
        desk.round()
        assert desk.kinds(minutes=31) == ["same"]
        s.pages["/a"] = page(article(FIRST, SECOND, aside="Weather: rain"))
        assert desk.kinds(minutes=35) == ["same", "same"]
        assert list(desk.store.earlier_texts()) == []


def test_a_page_that_was_changed_keeps_what_it_said_before(tmp_path: Path) -> None:
    """With what was changed, and the lines that rested on it."""
    with site() as s, watching(tmp_path, s, feed_source(s)) as desk:
        s.pages |= {"/rss": page(feed(s, "/a")), "/a": page(article(FIRST, SECOND))}
        (_, new) = desk.round()
        s.pages["/a"] = page(article(FIRST.replace("three", "four"), SECOND.replace("safe", "ready")))
        (_, changed) = desk.round(hours=1)
        assert changed.kind == "changed"
        assert changed.report == new.report
        assert [[t.value for t in change.touches] for change in changed.changes] == [["figure"], ["quote"]]
        assert [line.kind for line in changed.lost][:1] == ["attribution"]
        (earlier,) = desk.store.earlier_texts()
        assert "three men" in earlier.text
        (read,) = desk.store.reports()
        assert "four men" in read.report.text
        s.pages["/a"] = page(article(FIRST.replace("three", "five"), SECOND.replace("safe", "ready")))
        desk.round(hours=24)
        assert [one.position for one in desk.store.earlier_texts()] == [0, 1]


def test_pages_of_a_list_are_read_again_a_few_times(tmp_path: Path) -> None:
    """After the times that are set, and then no more."""
    source = feed_source
    with site() as s, watching(tmp_path, s, source(s, every=timedelta(days=30), again=(timedelta(hours=1),))) as desk:
        s.pages |= {"/rss": page(feed(s, "/a")), "/a": page(article(FIRST))}
        assert desk.kinds() == ["listed", "new"]
        assert desk.kinds(hours=1) == ["same"]
        assert desk.kinds(days=20) == []
        assert s.paths() == ["/rss", "/a", "/a"]


def test_what_fails_is_left_alone_for_longer_each_time(tmp_path: Path) -> None:
    """And is read when it is there again."""
    with site() as s, watching(tmp_path, s, Source("p", "page", s.at("/a"))) as desk:
        assert desk.kinds() == ["failed"]
        assert desk.kinds(minutes=1) == []
        assert desk.kinds(minutes=5) == ["failed"]
        assert desk.kinds(minutes=6) == []
        s.pages["/a"] = page(article(FIRST))
        assert desk.kinds(minutes=6) == ["new"]


def test_two_at_once_do_not_double_the_work(tmp_path: Path) -> None:
    """What one holds the other leaves; what a killed one held is read after a while."""
    with site() as s, watching(tmp_path, s, Source("p", "page", s.at("/a"))) as desk:
        s.pages["/a"] = page(article(FIRST))
        desk.watcher.plan()
        now = desk.clock.now()
        assert len(desk.store.lease_watched(desk.watcher.names, now, now + timedelta(minutes=30), 9)) == 1
        assert desk.kinds() == []
        assert desk.kinds(minutes=31) == ["new"]


def test_a_stop_lets_go_of_what_was_not_read(tmp_path: Path) -> None:
    """The next run reads it at once."""
    with site() as s, watching(tmp_path, s, *(Source(p, "page", s.at(p)) for p in ("/a", "/b", "/c"))) as desk:
        s.pages |= {p: page(article(FIRST, p)) for p in ("/a", "/b", "/c")}
        for seen in desk.watcher.run(once=True):
            assert seen.kind == "new"
            desk.watcher.stopped = lambda: True
        desk.watcher.stopped = lambda: False
        assert desk.kinds() == ["new", "new"]


def test_a_folder_is_looked_into(tmp_path: Path) -> None:
    """Its files are added once."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(FIRST)
    with site() as s, watching(tmp_path, s, Source("files", "folder", str(reports))) as desk:
        assert desk.kinds() == ["new"]
        (reports / "b.txt").write_text(SECOND)
        assert desk.kinds(hours=1) == ["same", "new"]


def test_a_sitemap_of_sitemaps(tmp_path: Path) -> None:
    """Leads to the pages that match."""
    with site() as s, watching(tmp_path, s, Source("map", "sitemap", s.at("/map.xml"), match="/news/")) as desk:
        s.pages |= {
            "/map.xml": page(f"<sitemapindex><sitemap><loc>{s.at('/one.xml')}</loc></sitemap></sitemapindex>"),
            "/one.xml": page(
                f"<urlset><url><loc>{s.at('/news/a')}</loc></url><url><loc>{s.at('/b')}</loc></url></urlset>"
            ),
            "/news/a": page(article(FIRST)),
        }
        assert desk.kinds() == ["listed", "listed", "new"]
        assert s.paths() == ["/map.xml", "/one.xml", "/news/a"]


def test_nothing_outside_the_list_is_touched(tmp_path: Path) -> None:
    """A feed may name what it likes: addresses that are not public are not asked."""
    with site() as inner, site() as s, watching(tmp_path, s, feed_source(s)) as desk:
        words = feed(s, "/a").replace(s.at("/a"), inner.at("/secret"))
        s.pages["/rss"] = page(words)
        assert desk.kinds() == ["listed", "failed"]
        assert desk.kinds(days=2) == ["same"]
        assert inner.asked == []


def test_forgetting_a_report_forgets_what_it_said_before(tmp_path: Path) -> None:
    """And its page is not read again."""
    with site() as s, watching(tmp_path, s, feed_source(s)) as desk:
        s.pages |= {"/rss": page(feed(s, "/a")), "/a": page(article(FIRST, SECOND))}
        (_, new) = desk.round()
        s.pages["/a"] = page(article(FIRST.replace("three", "four"), SECOND))
        desk.round(hours=1)
        assert new.report is not None
        desk.watcher.keeper.forget(new.report)
        assert list(desk.store.earlier_texts()) == []
        assert [seen.kind for seen in desk.round(days=9)] == ["same"]


def whole_feed(served: Site, words: str, more: str = "") -> str:
    """A feed whose entry carries its whole text."""
    text = f"<p>{words}</p><p>{' '.join([SECOND] * 7)}</p>"
    told = f"<title>Harbour</title><link>{served.at('/a')}</link><description><![CDATA[{text}]]></description>"
    item = f"<item>{told}</item>"
    return f"<rss version='2.0'><channel><title>Post</title><language>en</language>{item}{more}</channel></rss>"


def test_an_entry_with_its_whole_text_is_a_report(tmp_path: Path) -> None:
    """Its page is left alone; a teaser beside it leads to its page; a changed text is kept as a version."""
    teaser = "<item><title>Rain</title><link>{}</link><description>Rain fell ...</description></item>"
    with site() as s, watching(tmp_path, s, feed_source(s, again=())) as desk:
        s.pages |= {"/rss": page(whole_feed(s, FIRST, teaser.format(s.at("/b")))), "/b": page(article(SECOND))}
        assert desk.kinds() == ["listed", "new", "new"]
        assert s.paths() == ["/rss", "/b"]
        s.pages["/rss"] = page(whole_feed(s, FIRST.replace("three", "four"), teaser.format(s.at("/b"))))
        (_, changed) = desk.round(minutes=31)
        assert (changed.kind, changed.at) == ("changed", s.at("/a"))
        assert [[touch.value for touch in change.touches] for change in changed.changes] == [["figure"]]
        assert s.paths() == ["/rss", "/b", "/rss"]
        read = desk.store.report(s.at("/a")).report
        assert "four men" in read.text
        assert read.metadata.outlet.value == "Orsun Post"
        assert desk.kinds(minutes=31) == ["same"]


def test_pages_of_whole_entries_are_read_where_that_is_asked_for(tmp_path: Path) -> None:
    """As before there were entries that carry their text."""
    with site() as s, watching(tmp_path, s, feed_source(s, pages=True)) as desk:
        s.pages |= {"/rss": page(whole_feed(s, FIRST)), "/a": page(article(FIRST, SECOND))}
        assert desk.kinds() == ["listed", "new"]
        assert s.paths() == ["/rss", "/a"]


def test_an_item_of_a_json_feed_may_carry_its_text(tmp_path: Path) -> None:
    """Like any other entry."""
    item = {
        "id": "1",
        "url": "/a",
        "title": "Harbour",
        "content_html": f"<p>{FIRST}</p><p>{' '.join([SECOND] * 7)}</p>",
    }
    words = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [item]})
    with site() as s, watching(tmp_path, s, feed_source(s)) as desk:
        s.pages |= {"/rss": page(words, headers={"Content-Type": "application/feed+json"})}
        assert desk.kinds() == ["listed", "new"]
        assert s.paths() == ["/rss"]


def test_a_stop_between_entries_reads_the_rest_next_time(tmp_path: Path) -> None:
    """The feed is not held for read before its last entry is."""
    with site() as s, watching(tmp_path, s, feed_source(s)) as desk:
        second = whole_feed(s, SECOND).partition("<item>")[2].partition("</channel>")[0].replace("/a<", "/b<")
        s.pages["/rss"] = page(whole_feed(s, FIRST, f"<item>{second}"))
        for seen in desk.watcher.run(once=True):
            if seen.kind == "new":
                desk.watcher.stopped = lambda: True
        desk.watcher.stopped = lambda: False
        assert desk.kinds() == ["listed", "new"]


def test_what_was_forgotten_does_not_come_back_with_the_feed(tmp_path: Path) -> None:
    """Neither the report nor its title."""
    with site() as s, watching(tmp_path, s, feed_source(s)) as desk:
        s.pages["/rss"] = page(whole_feed(s, FIRST))
        (_, new) = desk.round()
        assert new.report is not None
        desk.watcher.keeper.forget(new.report)
        s.pages["/rss"] = page(whole_feed(s, FIRST.replace("three", "four")))
        assert desk.kinds(minutes=31) == ["listed"]
        (one,) = [one for one in desk.store.watched() if one.kind is WatchedKind.ENTRY]
        assert one.forgotten
        assert one.given == Given()


def test_two_lists_over_one_record_leave_each_other_alone(tmp_path: Path) -> None:
    """What only the other one names is neither asked for nor given up; a source may be called otherwise."""
    with site() as s, site() as other, watching(tmp_path, s, feed_source(s)) as desk:
        s.pages |= {"/rss": page(feed(s, "/a")), "/a": page(article(FIRST))}
        other.pages["/p"] = page(article(SECOND))
        theirs = Sources((Source("theirs", "page", other.at("/p")),), frozenset({other.host}))
        options = FetchOptions(allow=theirs.allow)
        with Fetcher(options, desk.clock) as fetcher:
            second = dataclasses.replace(desk.watcher, sources=theirs, fetcher=fetcher)
            second.plan()
            assert desk.kinds() == ["listed", "new"]
            assert other.asked == []
            assert [seen.kind for seen in second.run(once=True)] == ["new"]
            desk.clock.move(hours=2)
            assert [seen.kind for seen in second.run(once=True)] == ["same"]
            assert s.paths() == ["/rss", "/a"]
        renamed = dataclasses.replace(desk.watcher.sources.sources[0], name="The Post")
        desk.watcher.sources = dataclasses.replace(desk.watcher.sources, sources=(renamed,))
        assert desk.kinds() == ["same", "same"]


def test_a_source_that_is_listed_no_more_is_left_alone(tmp_path: Path) -> None:
    """Its pages too, which were to be read again; until it is listed again."""
    with site() as s, watching(tmp_path, s, feed_source(s)) as desk:
        s.pages |= {"/rss": page(feed(s, "/a")), "/a": page(article(FIRST))}
        assert desk.kinds() == ["listed", "new"]
        listed, desk.watcher.sources = desk.watcher.sources, Sources((Source("p", "page", s.at("/b")),))
        s.pages["/b"] = page(article(SECOND))
        assert desk.kinds(days=2) == ["new"]
        desk.watcher.sources = listed
        assert desk.kinds() == ["same", "same"]


def test_two_that_read_one_place_at_once_keep_every_text(tmp_path: Path) -> None:
    """What a process holds of a text that another one replaced is not compared any more, nor kept twice."""
    texts = [f"{FIRST} There were {count}.\n\n{SECOND}" for count in ("three", "four", "five")]

    def at(text: str, own: str) -> Incoming:
        return Incoming(text, Media.TEXT, own, "", given=Given(id=ReportId(own)))

    path = tmp_path / "dateline.db"
    with Store(path) as store, Store(path) as twin:
        one, two = Keeper(store, Config()), Keeper(twin, Config())
        one.keep(at(texts[0], "a"), LAYERS)
        moved = "Nobody heard of it before.\n\n" + texts[1]
        assert two.keep_next(ReportId("a"), at(moved, "a"), "2026-03-02T08:00:00+00:00", LAYERS).changes
        one.keep(at(texts[0], "b"), LAYERS)
        (pair,) = store.pair_evidence()
        shared = [(moved[span.a_start : span.a_end], texts[0][span.b_start : span.b_end]) for span in pair.spans]
        assert all(first.split()[0] == second.split()[0] for first, second in shared)

        before, real = store.report("a"), store.report
        assert two.keep_next(ReportId("a"), at(texts[1], "a"), "2026-03-02T09:00:00+00:00", LAYERS).changes

        def once(name: str) -> ReadReport:
            store.report = real  # type: ignore[method-assign]  # the next time it sees what is there
            return before

        store.report = once  # type: ignore[method-assign]  # as another process leaves it between reading and writing
        assert one.keep_next(ReportId("a"), at(texts[2], "a"), "2026-03-02T10:00:00+00:00", LAYERS).changes
        told = [("were three." in one.text, "were four." in one.text) for one in store.earlier_texts()]
        assert told == [(True, False), (False, True), (False, True)]
        assert store.verify().holds


def test_an_edit_of_one_of_two_pages_with_the_same_words(tmp_path: Path) -> None:
    """A page is its own report, whoever prints the same."""
    with site() as s, watching(tmp_path, s, feed_source(s)) as desk:
        s.pages |= {"/rss": page(feed(s, "/a", "/b"))} | dict.fromkeys(("/a", "/b"), page(article(FIRST, SECOND)))
        assert desk.kinds() == ["listed", "new", "new"]
        s.pages["/b"] = page(article(FIRST.replace("three", "four"), SECOND))
        seen = {one.at: one.kind for one in desk.round(hours=1)}
        assert seen[s.at("/b")] == "changed"
