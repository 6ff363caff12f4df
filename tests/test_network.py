import json
from itertools import pairwise
from typing import Any

import pytest

from generator import network as module
from generator.network import Bipartite, Edge, Network, network, network_data
from tests.catalogues import in_memory

RELATIES = {
    "omvat": {"label": "omvat"},
    "deel": {"label": "is onderdeel van"},
    "naast": {"label": "stemt af met"},
    "kijkt": {"label": "ter inspiratie"},
}
REGIOS = {"oost": {"label": "Oost"}, "west": {"label": "West"}, "land": {"label": "Land", "soort": "land"}}
CLUBS = {"a": {"soort": "s"}, "b": {"soort": "s"}, "c": {"soort": "s"}}


def drawn(pilots: dict[str, dict[str, Any]]) -> Network:
    return network(
        in_memory(pilots, regios=REGIOS, relaties=RELATIES, organisaties=CLUBS, organisatiesoorten={"s": {}})
    )


def told(picture: Bipartite) -> list[tuple[str, tuple[str, ...], str]]:
    return [(edge.left.slug, edge.aard, edge.right.naam) for edge in picture.edges]


def test_each_tie_has_its_nature() -> None:
    found = drawn(
        {
            "een": {
                "relaties": [{"naam": "Buren", "plaats": "Dorp", "aard": "naast"}],
                "voorbeelden": [{"naam": "Elders", "aard": "kijkt"}, "Ginds"],
            }
        }
    )
    assert sorted(told(found.ties)) == [
        ("een", (), "Ginds"),
        ("een", ("stemt af met",), "Buren"),
        ("een", ("ter inspiratie",), "Elders"),
    ]
    assert {edge.right.soort for edge in found.ties.edges} == {"project", "voorbeeld"}


def test_a_programme_stands_on_the_right_whoever_speaks() -> None:
    speaks: dict[str, dict[str, Any]] = {
        "een": {},
        "rijk": {"regio": "land", "relaties": [{"pilot": "een", "aard": "omvat"}]},
    }
    [edge] = drawn(speaks).ties.edges
    assert (edge.left.slug, edge.right.slug, edge.aard, edge.backward) == ("een", "rijk", ("omvat",), True)


def test_what_both_sides_tell_is_one_tie_in_the_words_of_the_left_one() -> None:
    both: dict[str, dict[str, Any]] = {
        "een": {"relaties": [{"pilot": "rijk", "aard": "deel"}]},
        "rijk": {"regio": "land", "relaties": [{"pilot": "een", "aard": "omvat"}]},
    }
    [edge] = drawn(both).ties.edges
    assert (edge.aard, edge.backward) == (("is onderdeel van",), False)
    neighbours = {
        "een": {"relaties": [{"pilot": "twee", "aard": "naast"}]},
        "twee": {"relaties": [{"pilot": "een", "aard": "naast"}]},
    }
    assert told(drawn(neighbours).ties) == [("een", ("stemt af met",), "Twee")]


def test_a_project_that_two_pilots_name_is_one_name() -> None:
    same = {"relaties": [{"naam": "Buren", "aard": "naast"}]}
    found = drawn({"een": same, "twee": same}).ties
    assert [node.naam for node in found.right] == ["Buren"]
    assert len(found.of(found.right[0])) == 2


def test_only_organisations_of_two_pilots_or_more_are_shared() -> None:
    found = drawn(
        {
            "een": {"deelnemers": ["a", {"organisatie": "b", "trekker": "ja"}]},
            "twee": {"deelnemers": ["b", "c"]},
        }
    ).shared
    assert [node.key for node in found.right] == ["b"]
    assert {edge.left.slug: edge.strong for edge in found.edges} == {"een": True, "twee": False}


def crossings(edges: tuple[Edge, ...], picture: Bipartite) -> int:
    ends = [(picture.y(edge.left), picture.y(edge.right)) for edge in edges]
    return sum((a - c) * (b - d) < 0 for number, (a, b) in enumerate(ends) for c, d in ends[:number])


def test_lines_that_need_not_cross_do_not() -> None:
    order = ["d", "a", "c", "b"]
    pilots = {
        slug: {"relaties": [{"naam": f"{order[number]} {side}", "aard": "naast"} for side in "xy"]}
        for number, slug in enumerate(["p", "q", "r", "s"])
    }
    found = drawn(pilots).ties
    assert crossings(found.edges, found) == 0


def test_names_are_spread_evenly_and_the_picture_is_always_the_same() -> None:
    pilots = {"een": {"voorbeelden": ["Hier", "Daar", "Ginds"]}, "twee": {"voorbeelden": ["Daar", "Ver"]}}
    found = drawn(pilots).ties
    heights = [found.y(node) for node in found.right]
    assert {round(b - a, 6) for a, b in pairwise(heights)} == {25}
    assert drawn(dict(reversed(pilots.items()))).ties.edges == found.edges


def test_of_too_many_those_with_most_ties_are_drawn_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TIES", 3)
    found = drawn(
        {"een": {"voorbeelden": ["A"]}, "twee": {"voorbeelden": ["B", "C"]}, "drie": {"voorbeelden": ["D", "E"]}}
    ).ties
    assert {node.slug for node in found.left} == {"drie", "een"}
    assert found.left_out == 1


def test_the_data_hold_every_line_also_of_who_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PILOTS", 1)
    pilots: dict[str, dict[str, Any]] = {
        "een": {"relaties": [{"pilot": "twee", "aard": "naast", "toelichting": "Elke *week*."}], "deelnemers": ["a"]},
        "twee": {"voorbeelden": ["Ginds"], "deelnemers": [{"organisatie": "a", "trekker": "ja"}]},
    }
    found = drawn(pilots)
    assert found.ties.left_out == 1
    data = json.loads(network_data(found)["netwerk/rest.js"].removeprefix("window.pilotwijzerRest=").rstrip(";\n"))
    assert data["namen"] == [
        ["pilot", "een"],
        ["pilot", "twee"],
        ["pilot", "twee"],
        ["voorbeeld", "", "Ginds", ""],
        ["organisatie", "a", "a", ""],
    ]
    assert data["banden"] == [[0, 1, [0], 0], [2, 3, [], 0]]
    assert data["gedeeld"] == [[0, 4, [1], 0], [2, 4, [2], 1]]
    assert data["aard"] == ["stemt af met", "doet mee", "trekt"]


def test_what_is_told_of_a_line_goes_along_when_everything_is_drawn() -> None:
    found = drawn({"een": {"relaties": [{"naam": "Buren", "aard": "naast", "toelichting": "Elke *week*."}]}})
    assert '[0,1,[0],0,"Elke week."]' in network_data(found)["netwerk/rest.js"]


def test_a_catalogue_without_ties_has_no_lines() -> None:
    found = drawn({"een": {}})
    assert found.ties.edges == found.shared.edges == ()
