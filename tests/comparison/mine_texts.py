"""Our own reports of one accident: what an agency sent, two who print it, one who retells it, one who was there."""

from __future__ import annotations

__all__ = ["MINE"]

_SENT = (
    "Three miners were killed and eleven injured when a tunnel collapsed at the Orveth copper mine on "
    "Tuesday, the mine's operator said.\n\n"
    "The collapse happened shortly after the morning shift began at about 6:40 a.m., Orveth Copper said in a "
    "statement. Rescue teams reached the trapped men four hours later.\n\n"
    '"We are devastated by the loss of our colleagues," chief executive Mara Lindqvist said. "Our first '
    'thoughts are with their families."\n\n'
    "The miners' union has demanded an independent inquiry. Its secretary, Pavel Orun, said warnings about "
    "water in the tunnel had been ignored for weeks.\n\n"
    '"The men told the shift leaders that the roof was dripping. Nobody listened," Orun told reporters at the'
    " gate.\n\n"
    "The labour ministry said inspectors would arrive on Wednesday. The mine employs 1,200 people and "
    "produced 41,000 tonnes of copper last year."
)
_RETOLD = (
    "Tunnel collapse at Orveth leaves three dead\n\n"
    "A roof fall in a tunnel of the copper mine at Orveth has cost three workers their lives; another 11 were"
    " hurt, according to the company that runs the pit.\n\n"
    "Orveth Copper put the time of Tuesday's accident at around 6.40 in the morning, just as the early shift "
    "was starting. It took rescuers four hours to get to those who were trapped.\n\n"
    "The union wants an outside investigation. Pavel Orun, its secretary, accused managers of having brushed "
    "aside weeks of warnings that water was coming into the tunnel.\n\n"
    "Inspectors from the labour ministry are due at the site on Wednesday. Some 1,200 people work at the "
    "mine, whose output last year came to 41,000 tonnes."
)
_THERE = (
    "'We heard the roof go': survivors tell of Orveth collapse\n\n"
    "By Ilse Brandt in Orveth\n\n"
    'Jon Teller was tying his boots when the lights went out. "We heard the roof go, then nothing," the '
    "29-year-old driller said from his hospital bed on Wednesday.\n\n"
    "Four men died in the collapse, hospital officials said, after one of the injured succumbed overnight.\n\n"
    'Pavel Orun, of the miners\' union, said the company had been warned. "Nobody listened," he said.\n\n'
    "Police have opened an investigation."
)
_BOSS = (
    "Mine boss: 'Our first thoughts are with their families'\n\n"
    "Orveth Copper's chief executive Mara Lindqvist has spoken of her grief. \"We are devastated by the loss "
    'of our colleagues," she told Channel 4. "Our first thoughts are with their families."\n\n'
    "She denied that warnings had been ignored."
)
MINE = {
    "wire": ("ORVETH, March 3 (Northwire) - " + _SENT, "Northwire", "2026-03-03"),
    "courier": (
        "Mine collapse kills three\n\n" + _SENT[: _SENT.index('\n\n"The men')] + "\n\n(Northwire)",
        "The Courier",
        "2026-03-03",
    ),
    "echo": (
        "Three dead in Orveth mine\n\n" + _SENT.replace("were killed", "died") + "\n\nSource: Northwire",
        "Valley Echo",
        "2026-03-04",
    ),
    "gazette": (_RETOLD, "The Gazette", "2026-03-04"),
    "own": (_THERE, "Orveth Herald", "2026-03-04"),
    "tv": (_BOSS, "Channel 4", "2026-03-03"),
}
"""Each with its outlet and day."""
