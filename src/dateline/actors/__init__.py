"""Who is meant: names compared by a readable score, and put together."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.actors.aliases import join_aliases
    from dateline.actors.appositions import lead_appositions
    from dateline.actors.clusters import cluster_names
    from dateline.actors.compare import OPEN, SAME, compare_names
    from dateline.actors.gather import gather_actors
    from dateline.actors.options import ActorOptions
    from dateline.actors.organs import find_organs
    from dateline.actors.own_gazetteer import read_gazetteer
    from dateline.actors.referred import lead_referred
    from dateline.actors.resolve import resolve_actors
    from dateline.actors.sheets import sheet_of
    from dateline.actors.slots import same_slots
    from dateline.actors.speakers import lead_speakers, number_actors
    from dateline.actors.state_bodies import find_state_bodies

__all__ = [
    "OPEN",
    "SAME",
    "ActorOptions",
    "cluster_names",
    "compare_names",
    "find_organs",
    "find_state_bodies",
    "gather_actors",
    "join_aliases",
    "lead_appositions",
    "lead_referred",
    "lead_speakers",
    "number_actors",
    "read_gazetteer",
    "resolve_actors",
    "same_slots",
    "sheet_of",
]

__getattr__ = face(
    __name__,
    {
        "aliases": "join_aliases",
        "appositions": "lead_appositions",
        "clusters": "cluster_names",
        "compare": "OPEN SAME compare_names",
        "gather": "gather_actors",
        "organs": "find_organs",
        "options": "ActorOptions",
        "own_gazetteer": "read_gazetteer",
        "referred": "lead_referred",
        "resolve": "resolve_actors",
        "sheets": "sheet_of",
        "slots": "same_slots",
        "speakers": "lead_speakers number_actors",
        "state_bodies": "find_state_bodies",
    },
)
