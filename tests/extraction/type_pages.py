"""Pages in the manner of different houses, invented here: notices, mended reports, live blogs, and plain reports."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PAGES", "TypePage"]

RAIN = "<p>The lower sluice at Kesh was opened on Monday after two days of rain, the river board said.</p>"
BOARD = "<p>“We had no choice,” said Ana Vale, who heads the board. Families in Orsun were told to move their cars.</p>"
LATER = "<p>The board meets again on Thursday, and the mayor of Orsun has asked for a report on the second sluice.</p>"
TOLD = (
    ("The sluice is open", "The lower sluice at Kesh was opened a few minutes ago, a keeper told us at the gate."),
    ("Water at the mill", "The road by the old mill of Orsun stands under water, and the fire brigade has closed it."),
    ("Cars are towed", "Some forty cars were towed from the meadow, among them that of the head of the board."),
    ("The mayor speaks", "“Stay at home if you can,” the mayor of Orsun said on the steps of the town hall."),
    (
        "Rain since Saturday",
        "It has rained since Saturday night, and more of it is expected until Tuesday.",
    ),
)
STORY = RAIN + BOARD + LATER


@dataclass(frozen=True)
class TypePage:
    """
    A page.

    Args:
        name: What it is called.
        title: Its headline.
        body: What stands below.
        kind: The type that it is of.
        words: What its evidence begins with.
        style: How the house builds its pages: "article", "divs" or "main".
    """

    name: str
    title: str
    body: str
    kind: str
    words: str = ""
    style: str = "article"

    @property
    def html(self) -> str:
        """The page."""
        head = f"<head><meta charset='utf-8'><title>{self.title} - Kesh Courier</title></head>"
        nav = "<ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li><li><a href='/live'>Live</a></li></ul>"
        foot = "<p>Kesh Courier 2026. <a href='/corrections'>Corrections</a></p>"
        match self.style:
            case "divs":
                story = f"<div class='story'><div><h1>{self.title}</h1></div><div>{self.body}</div></div>"
                around = f"<div id='menu'>{nav}</div>{story}<div class='footer'>{foot}</div>"
                return f"<html>{head}<body>{around}</body></html>"
            case "main":
                inside = f"<main><header><h1>{self.title}</h1></header><section>{self.body}</section></main>"
                return f"<html>{head}<body><nav>{nav}</nav>{inside}<footer>{foot}</footer></body></html>"
            case _:
                inside = f"<article><h1>{self.title}</h1>{self.body}</article>"
                return f"<html>{head}<body><nav>{nav}</nav>{inside}<footer>{foot}</footer></body></html>"


def entries(*times: str, tag: str = "p") -> str:
    """Entries of a live blog."""
    return "".join(
        f"<div class='entry'><{tag}>{time}</{tag}><h3>{title}</h3><p>{words}</p></div>"
        for time, (title, words) in zip(times, TOLD, strict=False)
    )


PAGES = (
    TypePage("plain", "Sluice opened at Kesh", STORY, "report"),
    TypePage(
        "amended below",
        "Sluice opened at Kesh",
        f"{STORY}<p>• This article was amended on 4 March 2026 to correct the name of the head of the board.</p>",
        "corrected",
        "• This article was amended",
    ),
    TypePage(
        "a correction was made",
        "Sluice opened at Kesh",
        f"{STORY}<div class='note'><p>A correction was made on March 4, 2026: An earlier version of this article "
        "misstated the day of the meeting. It is Thursday.</p></div>",
        "corrected",
        "A correction was made",
        "main",
    ),
    TypePage(
        "dated label",
        "Sluice opened at Kesh",
        f"{STORY}<p><b>Correction 4 March 2026:</b> This story first said that three sluices were opened.</p>",
        "corrected",
        "Correction 4 March 2026:",
        "divs",
    ),
    TypePage(
        "a box",
        "Sluice opened at Kesh",
        f"<aside class='correction'><h3>Correction</h3><p>A previous version of this article gave the wrong name for "
        f"the head of the river board. The article has been corrected.</p></aside>{STORY}",
        "corrected",
        "A previous version",
    ),
    TypePage(
        "agency slug",
        "CORRECTED-Kesh opens lower sluice after rain",
        f"<p>(Corrects paragraph 2 to show that Vale heads the board)</p>{STORY}",
        "corrected",
        "CORRECTED",
    ),
    TypePage(
        "this version corrects",
        "Sluice opened at Kesh",
        f"{STORY}<p>___</p><p>This version corrects the spelling of Orsun in the second paragraph.</p>",
        "corrected",
        "This version corrects",
        "main",
    ),
    TypePage(
        "for the record",
        "Sluice opened at Kesh",
        f"<p>For the record:</p><p>10:15 a.m. March 4, 2026: An earlier version of this report said that the board had "
        f"met. It meets on Thursday.</p>{STORY}",
        "corrected",
        "10:15 a.m.",
        "divs",
    ),
    TypePage(
        "the headline was mended",
        "Sluice opened at Kesh",
        f"{STORY}<p><em>The headline of this article was amended on 4 March 2026.</em></p>",
        "corrected",
        "The headline of this article",
    ),
    TypePage(
        "German note",
        "Wehr bei Kesh geöffnet",
        "<p>Das untere Wehr bei Kesh ist am Montag nach zwei Tagen Regen geöffnet worden, teilte die Behörde mit.</p>"
        "<p>Familien in Orsun wurden gebeten, ihre Wagen wegzufahren, weil das Wasser über die Straße stieg.</p>"
        "<p>Anmerkung der Redaktion: In einer früheren Version dieses Artikels stand ein falscher Name.</p>",
        "corrected",
        "Anmerkung der Redaktion",
    ),
    TypePage(
        "French note",
        "La vanne de Kesh ouverte",
        "<p>La vanne basse de Kesh a été ouverte lundi après deux jours de pluie, selon la régie du fleuve.</p>"
        "<p>Les familles d’Orsun ont été priées de déplacer leurs voitures avant la montée des eaux.</p>"
        "<p>Rectificatif : une version précédente de cet article donnait un nom erroné.</p>",
        "corrected",
        "Rectificatif",
        "main",
    ),
    TypePage(
        "Spanish notice",
        "Fe de errores: la compuerta de Kesh",
        "<p>En la edición del martes se dijo que se abrieron tres compuertas en Kesh. Se abrió una sola.</p>",
        "correction",
        "Fe de errores",
    ),
    TypePage(
        "column of corrections",
        "Corrections: March 4, 2026",
        "<h3>Nation</h3><p>A report on Tuesday about the sluice at Kesh gave the wrong day for the meeting of the "
        "river board. It meets on Thursday.</p><h3>Sports</h3><p>A caption on Monday misnamed the keeper of Orsun.</p>",
        "correction",
        "Corrections",
    ),
    TypePage(
        "clarification",
        "Clarification: Sluice at Kesh",
        "<p>A report on Monday said that families in Orsun had to leave. They were asked to move their cars.</p>",
        "correction",
        "Clarification",
        "divs",
    ),
    TypePage(
        "editor's note of a retraction",
        "Sluice at Kesh was opened in secret",
        "<p><i>Editor’s note: The Courier has retracted this article. Its main source was not at Kesh that day.</i></p>"
        f"{STORY}",
        "retraction",
        "Editor’s note",
    ),
    TypePage(
        "notice of a retraction",
        "Notice of retraction: Sluice at Kesh was opened in secret",
        "<p>On 2 March we reported that the sluice was opened in secret. Nobody whom we asked could confirm it.</p>",
        "retraction",
        "Notice of retraction",
        "main",
    ),
    TypePage(
        "kill",
        "KILL: BC-Kesh-Sluice",
        "<p>EDITORS: Kill the story slugged BC-Kesh-Sluice. The river board was not asked.</p>"
        "<p>A kill is mandatory. Make certain the story is not published.</p>",
        "retraction",
        "KILL",
        "divs",
    ),
    TypePage(
        "live by its times",
        "Rain at Kesh: what we know so far",
        entries("15:10", "14:42", "13:58", "12:30", "11:05"),
        "live",
        "15:10",
    ),
    TypePage(
        "live by its posts",
        "Rain at Kesh: the sluice is open",
        entries("Posted at 15:10", "Posted at 14:42", "Posted at 13:58", "Posted at 12:30"),
        "live",
        "Posted at 15:10",
        "main",
    ),
    TypePage(
        "live within a headline",
        "Rain at Kesh live: sluice opened as families move cars",
        f"<p>15.10</p>{RAIN}<p>14.05</p>{BOARD}",
        "live",
        "live",
        "divs",
    ),
    TypePage("live after a bar", "Rain at Kesh | Live updates", STORY, "live", "Live updates"),
    TypePage(
        "German ticker",
        "Liveticker: Hochwasser bei Kesh",
        "<p>Das untere Wehr bei Kesh ist am Montag geöffnet worden, teilte die Behörde mit.</p>",
        "live",
        "Liveticker",
    ),
    TypePage(
        "of a life",
        "Where the people of the sluice live: a walk through lower Orsun",
        STORY,
        "report",
        style="main",
    ),
    TypePage(
        "an update is no correction",
        "Sluice opened at Kesh",
        f"{STORY}<p>This story has been updated with the words of the mayor.</p>",
        "report",
    ),
    TypePage(
        "on a correction of others",
        "Bank issues correction to March figures",
        "<p>The bank of Orsun said on Monday that its figures for March were wrong, and gave a correction.</p>"
        "<p>“We have retracted the table,” said its governor, Milo Askand. “An earlier version of this was better.”</p>"
        "<p>The journal that had printed them withdrew the paper, and its notice says: “This article has been "
        "retracted.”</p>",
        "report",
    ),
    TypePage(
        "a timetable",
        "Ferries at Kesh: the new times",
        "<p>The ferry company has put out its new times for the summer, and asks people to come early.</p>"
        "<table><tr><td>07:10</td><td>Kesh to Orsun</td></tr><tr><td>07:10</td><td>Orsun to Kesh</td></tr></table>"
        + LATER,
        "report",
        style="divs",
    ),
)
