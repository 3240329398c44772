"""Short texts of our own for the tests of rewrites: one story told five ways."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.copies import CopyInput
from dateline.model import Published, ReportId

DAY = date(2019, 3, 4)

SOURCE = """Guards under Captain Temir Orsan fired on 14 farmers near Kolvesh early on Monday, the district judge said.
The farmers had come with eleven carts to take water from the Ashvala canal, which has been closed since 2016.
Judge Irena Halm ordered that Orsan be held and set bail at 2,500 crowns, half of what Dov Petrak had asked.
“I have counted the holes in the carts,” she told reporters, and named Lasko Dren as the one who had lent them.
A strike of 310 ferrymen is to begin on April 2 unless the Veskard company opens the sluice, said Runa Tol."""

# Other words, other order; no run of five words is the same.
RETOLD = """Runa Tol has 310 men on the ferries with her, and on 2 April they strike if Veskard leaves the sluice shut.
What made them angry happened by Kolvesh: fourteen people with farms there were shot at, on orders from Temir Orsan.
They had brought 11 carts, the property of Lasko Dren, and wanted only what flows in the Ashvala, shut for years.
Now Orsan sits in a cell. Bail of 2500 crowns was fixed by Irena Halm, though Dov Petrak would have doubled it."""

# Another reporter at the same place: the same event, other people and figures.
INDEPENDENT = """There was blood on the road to Kolvesh when the sun came up, and nobody had swept it.
“I hid in the reeds with my sister,” said Ilva Nemet, 19, whose ear was grazed. Her cousin Josko is in bed in Brenn.
Doctors there treated six people. The bells of Saint Orla rang, and at noon 200 marched to the sluice.
Mayor Petra Zelm called for calm. In court Judge Irena Halm had Captain Temir Orsan taken to a cell."""

# The next day, by the first reporter.
FOLLOWUP = """The Veskard company said on Tuesday that it would open the sluice for six hours a day from Thursday.
Its director, Marek Ollin, met mayor Petra Zelm and promised 40 barrels of water and 900 crowns for each family.
Police searched the barracks at Torn for two days. Captain Temir Orsan, held since farmers were shot at, said nothing.
His lawyer, Senna Kray, asked Judge Irena Halm to step down from the case because her brother owns a field there."""

# The words of a market report, with other figures the next day.
MARKET = """Shares in Brenn ended higher on Monday, with the Orla 40 index up {0}.31 percent at {1},207 points.
Turnover was {0}.8 billion crowns. The miller Zelm rose {0}.94 percent to {1}.55 and the ferry line Tol {0}.77 percent.
“Buyers are waiting for figures,” said Marek Ollin, a trader at Nemet and Kray, whose fund fell {0}.12 percent."""


def told(name: str, text: str, after: int | None = 0, outlet: str | None = None) -> CopyInput:
    """A report published so many days after the story; None is not known."""
    published = Published()
    if after is not None:
        day = DAY + timedelta(days=after)
        published = Published(day.isoformat(), earliest=day, latest=day + timedelta(days=1))
    return CopyInput(ReportId(name), text, outlet=outlet, published=published)
