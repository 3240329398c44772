# ruff: noqa: E501  # a paragraph of a report is a line
"""Write reports that follow one template with other names and figures: alike in words, and no rewrites of each other."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

__all__ = ["template_reports"]

_SYLLABLES = "ba ke lo mi tu ra se no vi da go pel tor wen zar hil os un ar eth ish om kal ven dor mur sil tan".split()
_KINDS = "Post Courier Gazette Herald Echo Bulletin".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAYS_PT = "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo".split()
_A_DAY = 4  # reports of one template on a day: the window then holds about 28 of each
Row = dict[str, str]


def template_reports(count: int, chance: random.Random) -> list[Row]:
    """
    So many reports, in turn of a market, a football round, an obituary, a weather warning, a lottery and a court list.

    Those of one template are of one outlet and of neighbouring days. A market report names the same indices and the
    same analysts day by day, and a team plays again: only the figures tell such reports apart.
    """
    names = [_name(chance) for _ in range(60)]
    writers = [_market, _football, _obituary, _weather, _lottery, _pregao]
    outlets = [f"{_word(chance)} {chance.choice(_KINDS)}" for _ in writers]
    start = date(2018, 3, 1) + timedelta(days=chance.randrange(300))
    rows: list[Row] = []
    for number in range(count):
        turn = number % len(writers)
        day = start + timedelta(days=number // len(writers) // _A_DAY)
        text = writers[turn](chance, names, day)
        language = "pt" if writers[turn] is _pregao else "en"
        rows.append({"outlet": outlets[turn], "published": day.isoformat(), "language": language, "text": text})
    return rows


Writer = Callable[[random.Random, list[str], date], str]


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))).capitalize()


def _name(chance: random.Random) -> str:
    return f"{_word(chance)} {_word(chance)}"


def _market(chance: random.Random, names: list[str], day: date) -> str:
    def points() -> str:
        return f"{chance.randrange(4000, 29000):,}.{chance.randrange(100):02d}"

    def part() -> str:
        return f"{chance.uniform(0.05, 3.4):.2f}"

    way = chance.choice(("higher", "lower"))
    return f"""Stocks in Meridan close {way} in {chance.choice(("thin", "heavy", "nervous"))} trading

Shares in Meridan ended {way} on {_WEEKDAYS[day.weekday()]}, with the Selwood 40 index moving {part()} percent to {points()} points.

The broader Averley Composite {chance.choice(("gained", "lost"))} {part()} percent and finished at {points()}. Turnover was {chance.uniform(1, 9):.1f} billion crowns.

Banks were in focus, with {names[0]} up {part()} percent and {names[1]} down {part()} percent at {chance.randrange(12, 240)}.{chance.randrange(100):02d}.

"Investors are waiting for figures from overseas," said {names[2]}, a strategist at {names[3]} Capital.

Among exporters the carmaker Brightwell moved {part()} percent and the shipping group Ketline {part()} percent after volumes of {chance.randrange(100, 999)},000 shares.

Brent crude stood at {chance.uniform(40, 90):.2f} dollars a barrel, gold at {chance.randrange(1100, 1900)}. The crown traded at {chance.uniform(0.8, 1.3):.4f} to the dollar.

Of the companies listed in Meridan {chance.randrange(90, 200)} rose and {chance.randrange(90, 200)} fell."""


def _football(chance: random.Random, names: list[str], day: date) -> str:
    teams = [name.split()[0] for name in names[4:20]]
    chance.shuffle(teams)
    lines = [
        f"{a} {chance.randrange(5)} {b} {chance.randrange(4)} (att {chance.randrange(2, 60)},{chance.randrange(1000):03d})"
        for a, b in zip(teams[::2], teams[1::2], strict=True)
    ]
    table = [f"{n + 1} {team} {chance.randrange(20, 34)} {chance.randrange(20, 80)}" for n, team in enumerate(teams)]
    return (
        f"Results of {_WEEKDAYS[day.weekday()]}'s matches in the Foundry League\n\n"
        + "\n".join(lines)
        + f"\n\n{teams[0]} stay on top after a goal by {names[20 + chance.randrange(12)]} in the "
        + f"{chance.randrange(2, 90)}th minute, while {teams[1]} are without a win in {chance.randrange(3, 12)} games.\n\n"
        + "Table (played, points)\n"
        + "\n".join(table)
    )


def _obituary(chance: random.Random, names: list[str], day: date) -> str:
    born = chance.randrange(1921, 1950)
    who, town, wife = _name(chance), _word(chance), _name(chance)
    return f"""{who}, {chance.choice(("singer", "chemist", "bishop", "surveyor", "goalkeeper"))}, dies at {day.year - born}

{who}, who has died in {town} at the age of {day.year - born}, was for {chance.randrange(12, 45)} years one of the best loved figures of {_word(chance)}.

The {chance.choice(("third", "fourth", "youngest"))} of {chance.randrange(4, 10)} children of a {chance.choice(("miller", "baker", "judge"))}, {who.split()[1]} was born in {_word(chance)} on {chance.choice(("2", "14", "27"))} {chance.choice(("May", "June", "October"))} {born} and left school at {chance.randrange(13, 17)}.

In {born + chance.randrange(22, 40)} came the prize that made the name known abroad. A street in {town} has carried it since {born + chance.randrange(45, 60)}.

"There was nobody who could be silent so well," said a friend, {_name(chance)}.

{who.split()[1]} married {wife} in {born + chance.randrange(20, 30)}. They had {chance.randrange(2, 6)} children, {chance.randrange(2, 6)} of whom survive."""


def _weather(chance: random.Random, names: list[str], day: date) -> str:
    places = [name.split()[1] for name in names[30:50]]
    a, b, c = chance.sample(places, 3)
    return f"""Warning of strong winds for the coast of {a}

The weather office has issued a warning of strong winds for {a} and {b} from {chance.randrange(1, 12)} p.m. on {_WEEKDAYS[day.weekday()]}.

Gusts of up to {chance.randrange(70, 140)} kilometres an hour are expected, with waves of {chance.randrange(2, 9)}.{chance.randrange(10)} metres off {c}. Rainfall could reach {chance.randrange(10, 90)} millimetres in {chance.randrange(6, 24)} hours.

"Secure what is loose and stay away from the piers," said forecaster {names[51]}.

Ferries between {b} and {c} may be cancelled. {chance.randrange(2, 40)},{chance.randrange(1000):03d} homes were without power during the last storm, on {chance.randrange(1, 28)} {chance.choice(("January", "February", "March"))}."""


def _lottery(chance: random.Random, names: list[str], day: date) -> str:
    drawn = ", ".join(str(n) for n in sorted(chance.sample(range(1, 50), 6)))
    return f"""The numbers drawn on {_WEEKDAYS[day.weekday()]} in the Ketter lottery were {drawn}. The bonus ball was {chance.randrange(1, 50)}.

{chance.choice(("One ticket", "Two tickets", "No ticket"))} matched all six. The jackpot of {chance.uniform(1, 19):.1f} million crowns was {chance.choice(("sold in", "carried over from"))} {_word(chance)}.

{chance.randrange(20, 90)} players had five numbers and win {chance.randrange(700, 3000):,} crowns each, said {names[52]} of Ketter Games.

The next draw takes place on {_WEEKDAYS[(day.weekday() + 3) % 7]}."""


def _pregao(chance: random.Random, names: list[str], day: date) -> str:
    def part() -> str:
        return f"{chance.uniform(0.05, 3.4):.2f}".replace(".", ",")

    return f"""Bolsa de Vila Serena fecha em {chance.choice(("alta", "baixa"))} de {part()}%

O índice Serena 30 encerrou a {_WEEKDAYS_PT[day.weekday()]} em {chance.randrange(40, 90)}.{chance.randrange(1000):03d} pontos, com variação de {part()}%, em um pregão marcado pela espera de dados do exterior.

O volume financeiro somou R$ {chance.randrange(3, 12)},{chance.randrange(10)} bilhões. As ações da mineradora Minerva variaram {part()}% e as do banco {names[53].split()[0]}, {part()}%.

"O investidor prefere aguardar", disse {names[54]}, analista da corretora {names[55].split()[1]}.

O dólar foi negociado a R$ {chance.uniform(3, 4.2):.3f}, e o petróleo a {chance.randrange(40, 90)},{chance.randrange(100):02d} dólares o barril.

Das empresas listadas, {chance.randrange(90, 200)} subiram e {chance.randrange(90, 200)} caíram."""
