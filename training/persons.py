"""Derive the lists of given and family names that ship from Faker's: `python training/persons.py --data FOLDER`.

Needs `faker==40.63.0` (MIT), which nothing else of the package does: install it where this is run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from dateline.language.marks import folded
from training.cultures import listed_persons
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


def main() -> None:
    """Write both lists."""
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


if __name__ == "__main__":
    main()
