"""Derive the lists of given and family names that ship, and of which sex they are, from Faker's.

usage: persons.py --data FOLDER

Needs `faker==40.63.0` (MIT), which nothing else of the package does: install it where this is run.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from dateline.text.folded_names import folded
from training.cultures import listed_persons, listed_sexes
from training.places import common_words, training_sentences

OUT = Path(__file__).parent.parent / "src/dateline/lexicon/mul"
LOCALES = """
ar_AA az_AZ bg_BG bn_BD cs_CZ da_DK de_AT de_CH de_DE de_LU el_GR en en_GB en_IE en_IN en_KE en_NG en_NZ en_PK
en_TH en_US es_AR es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CH fr_DZ fr_FR gu_IN ha_NG hi_IN hr_HR hu_HU
id_ID ig_NG is_IS it_IT ja_JP ka_GE ko_KR lt_LT lv_LV mk_MK mr_IN ne_NP nl_BE nl_NL no_NO or_IN pl_PL pt_BR
pt_PT ro_RO ru_RU sk_SK sl_SI sv_SE sw tr_TR tw_GH uk_UA uz_UZ vi_VN yo_NG zh_CN zh_TW zu_ZA
""".split()
HEADER = """\
# {kind} names of many lands in small letters without accents, one a line; other scripts romanised (romanise.py).
# Source: Faker 40.63.0 (https://github.com/joke2k/faker), lists of persons. Licence: MIT, Copyright (c) 2012
# Daniele Faraglia (NOTICE). Made by training/persons.py, which leaves out what stands in small letters in the
# training corpora ("grace").
"""

SEXES_HEADER = """\
# Given names of many lands in small letters without accents, each with the sex of nearly all who are called so.
# Source: Faker 40.63.0 (https://github.com/joke2k/faker), lists of persons by sex. Licence: MIT, Copyright (c) 2012
# Daniele Faraglia (NOTICE). Made by training/persons.py: names that lands list for both sexes are left out.
"""
ENDINGS_HEADER = """\
# Endings of given names that nearly all are of one sex, of three letters or two.
# Source: as given_sexes.tsv, counted by training/persons.py ({least} names or more, {share:.0%} of them of one sex).
"""
LOPSIDED = 4  # times as many lands list a name for one sex as for the other
LEAST, SHARE = 25, 0.85


def main() -> None:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the training corpora")
    asked = parser.parse_args()
    common = {folded(word) for word in common_words(list(training_sentences(asked.data)))}
    for at, kind in enumerate(("given", "family")):
        names = {folded(name) for locale in LOCALES for name in listed_persons(locale)[at]}
        kept = sorted(name for name in names - common if len(name) > 2 and name.replace("-", "").isalpha())
        path = OUT / f"{kind}_list.tsv"
        path.write_text(HEADER.format(kind=kind.capitalize()) + "".join(f"{name}\n" for name in kept), "utf-8")
        print(f"{path}: {len(kept)} names")
    sexes = sexes_of_names()
    write_table("given_sexes", SEXES_HEADER, sexes)
    write_table("sex_endings", ENDINGS_HEADER.format(least=LEAST, share=SHARE), sexes_of_endings(sexes))


def sexes_of_names() -> dict[str, str]:
    """Each name with "m" or "f", by the lands that list it."""
    counts: dict[str, Counter[str]] = {}
    for locale in LOCALES:
        for sex, names in zip("mf", listed_sexes(locale), strict=True):
            for name in {folded(name) for name in names}:
                counts.setdefault(name, Counter())[sex] += 1
    found = {}
    for name, count in counts.items():
        (sex, most), *other = count.most_common()
        if len(name) < 3 or not name.replace("-", "").isalpha():
            continue
        if not other or most >= LOPSIDED * other[0][1]:
            found[name] = sex
    return found


def sexes_of_endings(sexes: dict[str, str]) -> dict[str, str]:
    """The endings that tell the sex; a longer one only where the shorter does not."""
    found: dict[str, str] = {}
    for length in (2, 3):
        counts: dict[str, Counter[str]] = {}
        for name, sex in sexes.items():
            if len(name) > length:
                counts.setdefault(name[-length:], Counter())[sex] += 1
        for ending, count in counts.items():
            sex, most = count.most_common(1)[0]
            if count.total() >= LEAST and most >= SHARE * count.total() and found.get(ending[1:]) != sex:
                found[ending] = sex
    return found


def write_table(name: str, header: str, rows: dict[str, str]) -> None:
    """Write a table of two columns."""
    path = OUT / f"{name}.tsv"
    path.write_text(header + "".join(f"{key}\t{value}\n" for key, value in sorted(rows.items())), "utf-8")
    print(f"{path}: {len(rows)} rows")


if __name__ == "__main__":
    main()
