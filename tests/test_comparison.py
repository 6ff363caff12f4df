from typing import Any

import pytest

from generator.catalogue import Catalogue
from generator.comparison import Difference, Likeness, in_a_sentence
from generator.model import LISTS, Organisatie, Pilot, Regio, Term
from tests.conftest import ROOT

LISTED: dict[str, dict[str, Term]] = {name: {} for name in LISTS} | {
    "regios": {"hier": Regio(label="Hier"), "daar": Regio(label="Daar")},
    "themas": {key: Term(label=label) for key, label in (("regen", "Regen"), ("wind", "Eén wind"), ("zon", "Zon"))},
    "settings": {"straat": Term(label="Op straat"), "dak": Term(label="Op het dak")},
    "sturing": {"stad": Term(label="De stad")},
    "aanpakken": {"tegels": Term(label="Tegels"), "rwa": Term(label="RWA-buis")},
    "organisaties": {"club": Organisatie(label="Waterclub", soort="club")},
}


def pilot(where: str = "hier", **more: Any) -> Pilot:
    record = {
        "titel": f"Proef {where}",
        "soort": "pilot",
        "regio": where,
        "fase": "onbekend",
        "samenvatting": "Een proef.",
        "bronnen": {"rapport": "Rapport"},
    }
    return Pilot.model_validate(record | more)


def likeness(**pilots: Pilot) -> Likeness:
    return Likeness(Catalogue(ROOT, pilots, LISTED, {}, {}, frozenset(pilots), {}))


def test_why_pilots_are_alike_is_said_in_words_the_most_telling_first() -> None:
    shared: Any = {"themas": ["regen", "wind"], "setting": ["straat"], "deelnemers": ["club"]}
    found = likeness(a=pilot(**shared), b=pilot("daar", **shared, aanpak=["tegels"])).nearest("a")
    [alike] = found
    assert alike.slug == "b"
    assert alike.reasons == (
        "werken aan “regen” en “één wind”",
        "helpen op dezelfde plek: op straat",
        "noemen deze deelnemers: waterclub",
    )


def test_only_what_both_tell_is_a_difference() -> None:
    here = pilot(themas=["regen", "wind"], setting=["straat"], doelgroep={"omschrijving": "x", "aantal": "3"})
    there = pilot(
        "daar",
        themas=["regen", "wind"],
        setting=["dak"],
        sturing="stad",
        fase="afgerond",
        monitoring={"nulmeting": "ja"},
        doelgroep={"omschrijving": "y", "aantal": "4", "eenheid": "straten"},
    )
    [alike] = likeness(a=here, b=there).nearest("a")
    assert alike.differences == (Difference("plek", "op straat", "op het dak", is_set=True),)


def test_a_difference_in_approach_names_what_is_not_shared() -> None:
    here = pilot(themas=["regen"], aanpak=["tegels"], setting=["straat"], fase="afgerond")
    there = pilot("daar", themas=["regen"], aanpak=["rwa"], setting=["straat"], fase="gestopt")
    [alike] = likeness(a=here, b=there).nearest("a")
    assert alike.differences == (
        Difference("fase", "afgerond", "gestopt"),
        Difference("aanpak", "tegels", "RWA-buis", is_set=True),
    )


def test_what_both_have_is_no_part_of_what_they_differ_in() -> None:
    here = pilot(themas=["regen", "wind"], setting=["straat", "dak"])
    there = pilot("daar", themas=["regen", "wind"], setting=["dak"])
    [alike] = likeness(a=here, b=there).nearest("a")
    assert alike.reasons[1] == "helpen op dezelfde plek: op het dak"
    assert alike.differences == (Difference("plek", "op straat", "", is_set=True),)


def test_the_same_set_in_another_order_is_no_difference() -> None:
    here = pilot(themas=["regen"], setting=["straat", "dak"])
    there = pilot("daar", themas=["regen"], setting=["dak", "straat"])
    assert likeness(a=here, b=there).nearest("a")[0].differences == ()


def test_phases_on_different_days_are_not_compared() -> None:
    both: Any = {"themas": ["regen", "wind"]}
    here = pilot(**both, fase="afgerond", peildatum="2012-11-08")
    there = pilot("daar", **both, fase="voorbereiding", peildatum="2025-01-01")
    same_day = pilot("daar", **both, fase="voorbereiding", peildatum="2012-11-08")
    assert likeness(a=here, b=there).nearest("a")[0].differences == ()
    assert likeness(a=here, b=same_day).nearest("a")[0].differences == (
        Difference("fase", "afgerond", "voorbereiding"),
    )


def test_an_organisation_that_is_called_by_name_keeps_its_capital() -> None:
    LISTED["organisaties"]["buro"] = Organisatie(label="Buro", soort="club", namen=("Buro",))
    both: Any = {"deelnemers": ["buro", "club"]}
    [alike] = likeness(a=pilot(**both), b=pilot("daar", **both)).nearest("a")
    assert alike.reasons == ("noemen deze deelnemers: Buro en waterclub",)


def test_one_thing_in_common_is_not_alike() -> None:
    assert likeness(a=pilot(themas=["regen"]), b=pilot("daar", themas=["regen"])).nearest("a") == []


def test_groups_to_begin_with_do_not_overlap_and_say_what_all_of_them_share() -> None:
    common: Any = {"themas": ["regen", "wind"]}
    other: Any = {"setting": ["dak"], "aanpak": ["tegels"]}
    made = likeness(
        a=pilot(**common),
        b=pilot(**common),
        c=pilot("daar", **common, sturing="stad"),
        d=pilot(**other),
        e=pilot("daar", **other),
        f=pilot(themas=["zon"]),
    ).groups()
    assert [sorted(slug for slug, _ in group.pilots) for group in made] == [["a", "b", "c"], ["d", "e"]]
    assert made[0].reasons == ("werken aan “regen” en “één wind”",)
    assert made[1].reasons == ("hebben deze aanpak: tegels", "helpen op dezelfde plek: op het dak")


def test_nothing_to_compare_makes_no_groups() -> None:
    assert likeness().groups() == []
    assert likeness(a=pilot()).groups() == []


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Op school", "op school"),
        ("Eén gezin, één plan", "één gezin, één plan"),
        ("CJG", "CJG"),
        ("RWA-buis", "RWA-buis"),
        ("X", "X"),
        ("Integraal Kind Centrum (IKC)", "Integraal Kind Centrum (IKC)"),
        ("Basisonderwijs (PO)", "basisonderwijs (PO)"),
        ("U kiest", "u kiest"),
    ],
)
def test_a_label_inside_a_sentence_loses_its_capital_unless_it_is_an_abbreviation(label: str, inside: str) -> None:
    assert in_a_sentence(label) == inside


def test_a_long_list_ends_with_how_many_more() -> None:
    labels = {key: Term(label=key.capitalize()) for key in ("een", "twee", "drie", "vier", "vijf")}
    LISTED["onderwijs"] = labels
    both: Any = {"onderwijs": list(labels)}
    [alike] = likeness(a=pilot(**both), b=pilot("daar", **both)).nearest("a")
    assert alike.reasons == ("richten zich op een, twee, drie en nog 2",)
