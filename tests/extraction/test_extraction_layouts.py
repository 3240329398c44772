"""Usual layouts of plain-text news, one case each: every line gets its role, and what is said of the report is read."""

from __future__ import annotations

import pytest
from marked_layouts import marked

from dateline.extraction import extract
from dateline.extraction.zones import read_layout
from dateline.model import Incoming, Media, Report

P1 = "The council of Harrowmere voted on Tuesday to close the northern ferry for the whole winter."
P2 = "“We have no choice,” said the harbour master, Odile Brandt, after the vote in the old customs house."
P3 = "The ferry carries about 400 people a day, and no bus runs on that shore."

# name, marked layout, what must be known: field -> value (None: absent)
CASES: list[tuple[str, str, dict[str, str | None]]] = [
    (
        "agency copy with a full dateline",
        f"headline> Ferry to close for winter\n\ndateline> WASHINGTON, March 3 (Northwire) - || body> {P1}\n\nbody> {P2}",
        {"place": "Washington", "agency": "Northwire", "published": "--03-03", "title": "Ferry to close for winter"},
    ),
    (
        "slashes round the agency and stops for commas",
        f"headline> Ferry to close for winter\n\ndateline> MOSCOW, December 5. /NORD/. || body> {P1}\n\nbody> {P2}",
        {"place": "Moscow", "agency": "NORD", "published": "--12-05"},
    ),
    (
        "a stop after the place",
        f"headline> Ferry to close for winter\n\ndateline> MOSCOW. Dec 5 (Nordfax) - || body> {P1}\nbody> {P2}",
        {"place": "Moscow", "agency": "Nordfax"},
    ),
    (
        "double hyphen",
        f"headline> Ferry to close\n\ndateline> BEIJING, March 3 (Eastwire) -- || body> {P1}\nbody> {P2}",
        {"place": "Beijing", "agency": "Eastwire"},
    ),
    ("agency alone in brackets", f"dateline> (AP) — || body> {P1}\n\nbody> {P2}", {"agency": "AP", "title": None}),
    ("place and agency", f"dateline> PARIS (AFP) - || body> {P1}\n\nbody> {P2}", {"place": "Paris", "agency": "AFP"}),
    (
        "date and agency",
        f"dateline> Jan 5 (Reuters) - || body> {P1}\n\nbody> {P2}",
        {"agency": "Reuters", "place": None, "published": "--01-05"},
    ),
    (
        "place and dash",
        f"headline> Ferry to close\n\ndateline> HARROWMERE – || body> {P1}\nbody> {P2}",
        {"place": "Harrowmere"},
    ),
    (
        "place, country and agency",
        f"dateline> HARROWMERE, Estonia (AP) — || body> {P1}\n\nbody> {P2}",
        {"place": "Harrowmere", "agency": "AP"},
    ),
    (
        "no dash after the agency",
        f"dateline> New Delhi, Jan 5 (PTI) || body> {P1}\n\nbody> {P2}",
        {"place": "New Delhi", "agency": "PTI", "published": "--01-05"},
    ),
    (
        "square brackets and a colon",
        f"dateline> New Delhi [India], January 5 (ANI): || body> {P1}\n\nbody> {P2}",
        {"place": "New Delhi", "agency": "ANI"},
    ),
    ("place and colon", f"dateline> ISLAMABAD: || body> {P1}\n\nbody> {P2}", {"place": "Islamabad", "agency": None}),
    ("city and country in title case", f"dateline> Nairobi, Kenya – || body> {P1}\nbody> {P2}", {"place": "Nairobi"}),
    ("place in brackets", f"dateline> (New York) – || body> {P1}\nbody> {P2}", {"place": "New York", "agency": None}),
    (
        "weekday and year in the dateline",
        f"dateline> OSLO, Monday, January 6, 2020 (Northwire) – || body> {P1}\nbody> {P2}",
        {"place": "Oslo", "published": "2020-01-06"},
    ),
    (
        "name glued with a hyphen",
        f"dateline> Norvoice- || body> {P1}\n\nbody> {P2}",
        {"agency": "Norvoice", "outlet": "Norvoice", "place": None},
    ),
    ("name glued with a slash", f"dateline> Fjord News/ || body> {P1}\n\nbody> {P2}", {"agency": "Fjord News"}),
    (
        "date lost into the text",
        f"date> date 2020-01-16 || dateline> Norvoice- || body> {P1}\n\nbody> {P2}",
        {"published": "2020-01-16", "agency": "Norvoice", "title": None},
    ),
    (
        "labelled page top",
        "masthead> harrowgazette.example\n\nfurniture> News ID: 75160\ndate> Publish Date : 17 January 2020 - 22:50\n"
        f"kicker> Harrowmere’s council:\n\nheadline> Ferry to Close for Winter\n\nbody> {P1}\nbody> {P2}",
        {"outlet": "harrowgazette.example", "published": "2020-01-17T22:50", "title": "Ferry to Close for Winter"},
    ),
    (
        "masthead name, section, two dates",
        "masthead> The Harrow Observer\nsection> World\ndate> Published: February 22, 2019 | Updated: February 23, 2019, 9:05 a.m.\n\n"
        f"headline> Council closes northern ferry\n\nbody> {P1}\n\nbody> {P2}\n\nfooter> harrowobserver.example",
        {"outlet": "The Harrow Observer", "published": "2019-02-22"},
    ),
    (
        "breadcrumbs",
        f"section> News \u00a0 / \u00a0 Harrowmere\n\nheadline> Ferry to close for winter\n\nbody> {P1}\n\nbody> {P2}",
        {"title": "Ferry to close for winter"},
    ),
    (
        "arrows",
        f"section> Home > World > Asia\n\nheadline> Ferry to close\n\nbody> {P1}\n\nbody> {P2}",
        {"title": "Ferry to close"},
    ),
    (
        "repeated headline",
        f"headline> Ferry to close for winter\n\nagain> Ferry to close for winter\n\nbody> {P1}\n\nbody> {P2}",
        {"title": "Ferry to close for winter"},
    ),
    (
        "captions before the text",
        "headline> Ferry to close for winter\n\ncaption> The ferry at its berth in Harrowmere. (Photo by AFP)\n"
        f"caption> In this file picture, Odile Brandt opens the new pier. (EFE photo)\n\nbody> {P1}\n\nbody> {P2}",
        {"agency": None, "outlet": None},
    ),
    (
        "caption between paragraphs",
        f"headline> Ferry to close\n\nbody> {P1}\n\ncaption> The pier on March 8, 2019. [Photo: Ida Holm/Northwire]\n\nbody> {P2}",
        {"agency": None, "published": None},
    ),
    (
        "caption credited by slash",
        f"headline> Ferry to close\n\ncaption> A ferry in Harrowmere, Estonia, January 5, 2020. REUTERS/Ida Holm\n\nbody> {P1}\nbody> {P2}",
        {"agency": None, "published": None},
    ),
    (
        "caption credited by label",
        f"headline> Ferry to close\n\ncaption> The pier at low water. Photograph: Ida Holm/EPA\n\nbody> {P1}\n\nbody> {P2}",
        {"agency": None},
    ),
    (
        "AP file picture",
        "headline> Ferry to close\n\ncaption> FILE - In this Jan. 5, 2019 photo, a ferry leaves Harrowmere. (AP Photo/Ida Holm, File)\n\n"
        f"body> {P1}\nbody> {P2}",
        {"agency": None, "published": None},
    ),
    (
        "byline and date",
        f"headline> Ferry to close for winter\n\ncredit> By Ida Holm\ndate> January 17, 2020\n\nbody> {P1}\n\nbody> {P2}",
        {"byline": "Ida Holm", "published": "2020-01-17"},
    ),
    (
        "byline and date on one line",
        f"headline> Ferry to close for winter\ncredit> By Ida Holm || date> | January 17, 2020\n\nbody> {P1}\n\nbody> {P2}",
        {"byline": "Ida Holm", "published": "2020-01-17"},
    ),
    (
        "byline in capitals with the agency",
        f"headline> Ferry to close for winter\n\ncredit> By IDA HOLM, Associated Press\n\nbody> {P1}\n\nbody> {P2}",
        {"byline": "Ida Holm", "agency": "Associated Press"},
    ),
    (
        "byline of an agency",
        f"headline> Ferry to close for winter\n\ncredit> By Reuters\n\nbody> {P1}\n\nbody> {P2}",
        {"byline": None, "agency": "Reuters"},
    ),
    (
        "two writers",
        f"headline> Ferry to close for winter\ncredit> By Ida Holm and Per Lunde\n\nbody> {P1}\nbody> {P2}",
        {"byline": "Ida Holm and Per Lunde"},
    ),
    (
        "posts after the names",
        f"headline> Ferry to close for winter\ncredit> By Ida Holm, Staff Writer\n\nbody> {P1}\nbody> {P2}",
        {"byline": "Ida Holm", "agency": None},
    ),
    (
        "American update stamp",
        f"headline> Ferry to close for winter\ndate> Updated 3:15 p.m. ET, Fri January 17, 2020\n\nbody> {P1}\nbody> {P2}",
        {"published": None},
    ),
    (
        "update without a day",
        f"headline> Ferry to close for winter\ndate> Updated 3:15 p.m. ET\n\nbody> {P1}\nbody> {P2}",
        {"published": None},
    ),
    (
        "posted and modified",
        "headline> Ferry to close for winter\ndate> Posted on 10 Jul 2021\ndate> Last modified: 12 Jul 2021\n\n"
        f"body> {P1}\nbody> {P2}",
        {"published": "2021-07-10"},
    ),
    (
        "figures with a time",
        f"headline> Ferry to close for winter\ndate> 2021/07/10 - 14:23\n\nbody> {P1}\nbody> {P2}",
        {"published": "2021-07-10T14:23"},
    ),
    (
        "figures in brackets, order open",
        f"headline> Ferry to close for winter\ndate> [10/07/2021 09:12]\n\nbody> {P1}\nbody> {P2}",
        {"published": None},
    ),
    (
        "order shown by the update",
        "headline> Ferry to close for winter\ndate> Issued on: 05/01/2020 - 10:21\ndate> Modified: 15/01/2020 - 10:19\n\n"
        f"body> {P1}\nbody> {P2}",
        {"published": "2020-01-05T10:21"},
    ),
    (
        "hours ago",
        f"headline> Ferry to close for winter\ndate> Published 3 hours ago\n\nbody> {P1}\nbody> {P2}",
        {"published": None},
    ),
    (
        "stated zone",
        f"headline> Ferry to close for winter\ndate> Published: 17 January 2020, 22:50 GMT+3\n\nbody> {P1}\nbody> {P2}",
        {"published": "2020-01-17T22:50+03:00"},
    ),
    (
        "share row and reading time",
        "headline> Ferry to close for winter\nfurniture> Share Tweet Email\nfurniture> 5 min read\n\n"
        f"body> {P1}\nbody> {P2}",
        {"title": "Ferry to close for winter"},
    ),
    (
        "comments link above",
        f"headline> Ferry to close for winter\nfurniture> Comments (3)\n\nbody> {P1}\n\nbody> {P2}",
        {},
    ),
    (
        "advertisement between paragraphs",
        f"headline> Ferry to close\n\nbody> {P1}\n\nfurniture> Advertisement\n\nbody> {P2}\n\nbody> {P3}",
        {},
    ),
    (
        "pointer between paragraphs",
        f"headline> Ferry to close\n\nbody> {P1}\n\nfurniture> Read more: Who pays for the pier\n\nbody> {P2}",
        {},
    ),
    (
        "also read",
        f"headline> Ferry to close\n\nbody> {P1}\n\nfurniture> Also Read | Harbour master sails alone\n\nbody> {P2}",
        {},
    ),
    (
        "related stories below",
        f"headline> Ferry to close\n\nbody> {P1}\n\nbody> {P2}\n\nfooter> Related stories\nfooter> Who pays for the pier\n"
        "footer> Harbour master sails alone",
        {},
    ),
    (
        "comments below",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\nfooter> Leave a Reply\nfooter> I always said so, and the ferry never ran on time.",
        {},
    ),
    (
        "tags and topics",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\nfooter> Tags: ferry, Harrowmere\nfooter> Topics: Transport",
        {},
    ),
    (
        "source line",
        f"headline> Ferry to close\n\ndateline> OSLO, Aug. 24 (FNW) – || body> {P1}\n\nbody> {P2}\n\ncredit> Source: Fjord News",
        {"agency": "Fjord News", "outlet": "Fjord News", "place": "Oslo"},
    ),
    (
        "signature of an agency",
        f"headline> Ferry to close\n\nbody> {P1}\n\nbody> {P2}\n\ncredit> -AFP",
        {"agency": "AFP"},
    ),
    (
        "with inputs from agencies",
        f"headline> Ferry to close\n\nbody> {P1}\n\nbody> {P2}\n\ncredit> With inputs from agencies",
        {},
    ),
    (
        "people behind the text",
        f"dateline> OSLO (Reuters) - || body> {P1}\n\nbody> {P2}\n\ncredit> (Reporting by Ida Holm in Oslo; editing by Per Lunde)",
        {"agency": "Reuters", "byline": None},
    ),
    (
        "thanks",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\ncredit> Per Lunde contributed to this report.",
        {"agency": None, "byline": None},
    ),
    (
        "first appeared in",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\ncredit> This report first appeared in Fjord News.",
        {"agency": "Fjord News"},
    ),
    (
        "copyright",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\nfooter> © 2006–2019 Harrow Courier, 3 Pier Street. All rights reserved.",
        {"outlet": "Harrow Courier", "published": None},
    ),
    (
        "reserved rights in one line",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\nfooter> Copyright Harrow Courier. All rights reserved.",
        {"outlet": "Harrow Courier"},
    ),
    (
        "alternate addresses, a share link and an app",
        f"headline> Ferry to close\n\nbody> {P1}\n\nbody> {P2}\n\nfooter> Fjord Voice’s website can also be accessed at the following addresses:\n\n"
        "footer> www.fjordvoice.example\n\nfooter> SHARE THIS ARTICLE\nfooter> Fjord Voice Radio App",
        {"outlet": "Fjord Voice", "title": "Ferry to close"},
    ),
    (
        "row of links with the name",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\nfooter> Harrow Ledger | Subscribe | Advertise | Contact",
        {"outlet": "Harrow Ledger"},
    ),
    (
        "name and praise above",
        f"masthead> Harrow Post | Breaking News, World News and Video\n\nheadline> Ferry to close\n\nbody> {P1}\n\nbody> {P2}",
        {"outlet": "Harrow Post"},
    ),
    (
        "name and newsletter above",
        f"masthead> Harrow Post -- Updated hourly. Subscribe to our daily newsletter.\n\nheadline> Ferry to close\n\nbody> {P1}\nbody> {P2}",
        {"outlet": "Harrow Post"},
    ),
    (
        "social networks below",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\nfooter> Follow Harrow Post on Twitter and Facebook.",
        {"outlet": "Harrow Post"},
    ),
    (
        "newsletter below",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\nfooter> Sign up for our newsletter and never miss a story.",
        {},
    ),
    (
        "end signs and desk initials",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\nfooter> HJ/PR\nfooter> ###",
        {},
    ),
    (
        "article number below",
        f"headline> Ferry to close\n\nbody> {P1}\nbody> {P2}\n\nfooter> Article No. 190307-14",
        {},
    ),
    ("kicker word", f"kicker> EXCLUSIVE\nheadline> Ferry to close for winter\n\nbody> {P1}\nbody> {P2}", {}),
    (
        "place on a line",
        f"headline> Ferry to close for winter\n\ndateline> ANKARA\n\nbody> {P1}\nbody> {P2}",
        {"place": "Ankara"},
    ),
    ("question as a headline", f"headline> Who closed the northern ferry?\n\nbody> {P1}\n\nbody> {P2}", {}),
    (
        "headline with a full stop",
        f"headline> Harrowmere Council Votes To Close Northern Ferry.\n\nbody> {P1}\n\nbody> {P2}",
        {"title": "Harrowmere Council Votes To Close Northern Ferry."},
    ),
    (
        "headline with its date",
        f"headline> Harrowmere closes its northern ferry || date> Tuesday, September 1, 2015\n\nbody> {P1}\n\nbody> {P2}",
        {"published": "2015-09-01", "title": "Harrowmere closes its northern ferry"},
    ),
    ("no headline, a long lead", f"body> {P1} {P2} {P3} {P1}\n\nbody> {P2}", {"title": None, "outlet": None}),
    ("paragraphs alone", f"body> {P1}\n\nbody> {P2}\n\nbody> {P3}", {"title": None, "published": None, "byline": None}),
    ("short sentences", "body> He left.\nbody> She stayed.\nbody> Nobody said why they did.", {"title": None}),
    (
        "a month in the text is no date",
        f"headline> Ferry to close\n\nbody> {P1}\n\nbody> Earlier in March, the council had said on Thursday that it would stay open.",
        {"published": None},
    ),
    (
        "dates as cross-heads stay in the text",
        f"headline> Ferry to close\n\nbody> {P1}\n\nbody> January 5, 2020\n\nbody> {P2}\n\nbody> January 9, 2020\n\nbody> {P3}",
        {"published": None},
    ),
    (
        "quoted stock phrase stays in the text",
        f"headline> Ferry to close\n\nbody> {P1}\n\nbody> “Sign up for our protest,” she said, “and share this with your friends.”\n\nbody> {P3}",
        {},
    ),
]


@pytest.mark.parametrize(("source", "known"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_layout(source: str, known: dict[str, str | None]) -> None:
    text, zones = marked(source)
    assert [(z.role.value, z.span.of(text)) for z in read_layout(text).zones] == [
        (z.role.value, z.span.of(text)) for z in zones
    ]
    report = extract(Incoming(text, Media.TEXT, "case.txt", ""))
    assert isinstance(report, Report)
    assert {field: getattr(report.metadata, field).value for field in known} == known


def test_one_line_is_body_and_its_head_is_read() -> None:
    text = f"PARIS (AFP) - {P1}"
    report = extract(Incoming(text, Media.TEXT, "one.txt", ""))
    assert isinstance(report, Report)
    assert [zone.role.value for zone in report.zones] == ["body"]
    assert report.metadata.agency.value == "AFP"


def test_wrapped_paragraphs_are_read_as_paragraphs() -> None:
    text = (
        "Ferry to close for winter\n\nOSLO, March 3 (Northwire) - The council of Harrowmere voted on\n"
        "Tuesday to close the northern ferry for the whole winter, and Odile\nBrandt said that there was no other choice for the\n"
        "town.\n\n(Reporting by Ida Holm in Oslo and Per Lunde in Harrowmere; writing by\nPer Lunde; editing by Ida Holm)"
    )
    roles = [zone.role.value for zone in read_layout(text).zones]
    assert roles == ["headline", "dateline", "body", "credit"]


def test_a_given_title_finds_its_headline_over_two_lines() -> None:
    text = f"Ferry to close; \n\nHarbour master speaks of a lost winter.\n\n{P1}\n\n{P2}"
    zones = read_layout(text, "Ferry to close; Harbour master speaks of a lost winter").zones
    assert [zone.role.value for zone in zones] == ["headline", "headline", "body"]
