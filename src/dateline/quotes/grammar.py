"""The word classes of English that the rules look words up in, from the lexicon."""

from __future__ import annotations

from dateline.lexicon import load_lexicon


def words_of(lexicon: str, name: str) -> frozenset[str]:
    """The words of one entry of a lexicon, as a set."""
    return frozenset(load_lexicon(lexicon)[name].split())


ADVERBS = words_of("phrases", "adverbs")
APPOSITION = words_of("phrases", "apposition")
AUXILIARIES = words_of("phrases", "auxiliaries")
BREAKERS = words_of("phrases", "breakers")
DAYS = words_of("phrases", "days")
DAY_HEADS = words_of("phrases", "day_heads")
DETERMINERS = words_of("phrases", "determiners")
FINITE = words_of("phrases", "finite")
NEGATIONS = words_of("phrases", "negations")
NOT_ADVERBS = words_of("phrases", "not_adverbs")
OPENERS = words_of("phrases", "openers")
PREPOSITIONS = words_of("phrases", "prepositions")
PRONOUNS = words_of("phrases", "pronouns")
THINGS = words_of("phrases", "things")
UNNAMED = words_of("phrases", "unnamed")

ATTRIBUTES = words_of("names", "attributes")
BEHIND = words_of("names", "behind_names")
BODIES = words_of("names", "bodies")
BODY_NOUNS = words_of("names", "body_nouns")
CARRIERS = words_of("names", "carriers")
CHANNELS = words_of("names", "channels")
FEMALE = words_of("names", "female")
FEMALE_NAMES = words_of("names", "female_names")
HONORIFICS = words_of("names", "honorifics")
HUMANS = words_of("names", "humans")
MALE = words_of("names", "male")
MALE_NAMES = words_of("names", "male_names")
MESSAGES = words_of("names", "messages")
DOCUMENTS = words_of("names", "documents")
OF_BOTH = words_of("names", "of_both")
OF_PEOPLES = words_of("names", "of_peoples")
PARTICLES = words_of("names", "particles")
PORTFOLIOS = words_of("names", "portfolios")
STYLES = words_of("names", "styles")
STATE_BODIES = words_of("names", "state_bodies")
