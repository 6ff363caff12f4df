"""The form finds what the checker finds: the same codes and texts, at the same places, in the same order."""

import copy
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue import Cache
from generator.diagnostics import CODES, nearest
from generator.model import KOPJE_KEYS, Pilot
from generator.site import read_checked
from generator.texts import TEXTS
from tests.conftest import ROOT
from tests.forms import Ask
from tests.golden_cases import GOLDEN
from tests.test_form_edit import PILOTS, at, lists_in, put, texts_in

Found = list[tuple[int, int, int, str, str, str, str]]

HOSTILE = (
    "Let op: dit is #1, 'raar' en \"raarder\"",
    "- geen punt",
    "null",
    "No",
    "2012-9",
    "31 februari 2013",
    "okt-12",
    "begin 2014, na de zomer",
    "“najaar 2013”",
    "²012",
    "1.200",
    "ongeveer 35 gezinnen",
    "twaalf",
    "circa 40%",
    "2 op de 5",
    "0-18 jaar",
    "12",
    "n.v.t.",
    "Niet Vermeld",
    "jawel",
    "proef tuin",
    "utrecht-wst",
    "rapportaage",
    "http://voorbeeld.nl/rapport",
    "voorbeeld.nl/een rapport",
    "Bel 06-12345678 of mail jan.jansen@voorbeeld.nl, niet info@voorbeeld.nl",
    "Burgerservicenummer 123456782",
    "<b>vet</b> &amp; <!-- weg -->",
    "Ã« is ë, en � is stuk",
    "on\u200bzicht\u200bbaar en \u202egedraaid",
    "\x07bel\x00nul\x1b",
    "  ruimte\u00a0om\u2003zich heen  ",
    "😀 {a: b} [c] & *d !e %f @g `h` |i >j ,k",
    "__proto__",
    "constructor",
    "ﬁjn ſtraat İstanbul ß ς",  # noqa: RUF001
    "een\nregel\n\n  met ruimte\n\ten een tab\t\n# en een hekje",
    "woord " * 300,
    "a" * 2000,
    "=======",
    "<<<<<<< HEAD",
    "<html><body>",
    '{"json": true}',
    "---",
    "",
)


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Found]:
    """The checker: what it says of a text when that is the file of a pilot in this catalogue."""
    root = tmp_path_factory.mktemp("catalogus")
    shutil.copytree(ROOT / "pilots", root / "pilots")
    cache: Cache = {}

    def found(text: str) -> Found:
        (root / "pilots" / "proef.yml").write_text(text, encoding="utf-8", newline="\n")
        _, diagnostics = read_checked(root, cache)
        return [
            (one.mark.line, one.mark.column, one.mark.length, one.code, one.severity.value, one.message, one.hint)
            for one in diagnostics
            if one.mark.path == "pilots/proef.yml"
        ]

    return found


def as_found(answers: list[dict[str, Any]]) -> Found:
    names = ("line", "column", "length", "code", "severity", "message", "hint")
    return [tuple(answer[name] for name in names) for answer in answers]


def same(values: list[Any], ask: Ask, check: Callable[[str], Found]) -> None:
    """Hold the form against the checker for many values."""
    answers = ask.run("values.map((one) => [form.write(one), form.check(one, 'proef')])", values=values)
    for one, (text, answer) in zip(values, answers, strict=True):
        assert as_found(answer) == check(text), (text, one)


def test_what_is_right_is_right_in_both(ask: Ask, check: Callable[[str], Found]) -> None:
    same([ask("read", path.read_bytes().decode()) for path in PILOTS], ask, check)


@pytest.mark.parametrize("path", PILOTS, ids=lambda path: path.stem)
def test_hostile_texts_in_any_field_are_judged_alike(path: Path, ask: Ask, check: Callable[[str], Found]) -> None:
    values, chance = ask("read", path.read_bytes().decode()), random.Random(path.stem)
    places = [where for where, _ in texts_in(values)]
    same([put(values, chance.choice(places), text) for text in HOSTILE], ask, check)


@pytest.mark.parametrize("path", PILOTS, ids=lambda path: path.stem)
def test_what_is_missing_double_or_upside_down_is_told_alike(
    path: Path, ask: Ask, check: Callable[[str], Found]
) -> None:
    values, chance = ask("read", path.read_bytes().decode()), random.Random(path.stem)
    same([broken(values, chance) for _ in range(30)], ask, check)


def broken(values: Any, chance: random.Random) -> Any:
    """The values after a few accidents."""
    made = copy.deepcopy(values)
    for _ in range(chance.randint(1, 4)):
        groups = [made, *(item for _, items in lists_in(made) for item in items if isinstance(item, dict) and item)]
        owner = chance.choice([made, chance.choice(groups)])
        key = chance.choice(list(owner))
        accident = chance.choice(["gone", "renamed", "swapped", "twice", "wrong", "key"])
        if accident == "gone":
            del owner[key]
        elif accident == "renamed":
            owner[key.replace("e", "a") + chance.choice(["", "x"])] = owner.pop(key)
        elif accident == "twice" and isinstance(owner[key], list):
            owner[key] = owner[key] + owner[key][:1]
        elif accident == "key":
            name = chance.choice(["ontbreekt", "herkomst", "bronnen"])
            new = chance.choice(["doelen", "vragen", "peildatm", "titel", "xyz", "a: b"])
            entry: dict[str, Any] = {"ontbreekt": {"stand": "volgt", "deel": "iets"}, "herkomst": ["ergens"]}
            made.setdefault(name, {})
            if isinstance(made[name], dict):
                made[name][new] = entry.get(name, {"titel": "Nog een bron"})
        else:
            where, _ = chance.choice(list(texts_in(made)))
            at(made, where[:-1])[where[-1]] = chance.choice(HOSTILE)
    return made


# ------------------------------------------------------------------------------ what a form in progress needs


def test_an_empty_form_says_what_is_needed_field_by_field(ask: Ask) -> None:
    found = ask("check", {})
    assert {fault["code"] for fault in found} == {"ontbrekend-veld"}
    assert sorted(fault["path"] for fault in found) == [
        ["bronnen"],
        ["fase"],
        ["regio"],
        ["samenvatting"],
        ["soort"],
        ["titel"],
    ]


def test_a_fault_leads_to_the_field_on_the_screen_past_rows_that_are_still_empty(ask: Ask) -> None:
    values = ask("read", PILOTS[0].read_bytes().decode())
    values["relaties"] = [{"naam": ""}, {}, {"naam": "Iets", "aard": ""}]
    values["duur"] = {"start": {"datum": "2012-13"}}
    values["themas"] = ["", "eigen-kraacht"]
    assert [(fault["code"], fault["path"]) for fault in ask("check", values)] == [
        ("geen-datum", ["duur", "start", "datum"]),
        ("ontbrekend-veld", ["relaties", 2, "aard"]),
    ]
    values["relaties"][2]["aard"] = "sluit-aan-op"
    values["duur"] = {"start": {"datum": "2012-12"}}
    assert ("onbekende-sleutel", ["themas", 1]) in [(fault["code"], fault["path"]) for fault in ask("check", values)]


def test_a_fault_in_a_short_form_leads_to_its_field(ask: Ask) -> None:
    values = ask("read", PILOTS[0].read_bytes().decode())
    values["doelen"] = [{"tekst": "Bel 06-12345678"}, {"tekst": "on\u200bzichtbaar"}]
    values["ontbreekt"] = {"peildatum": {"stand": "volgtt"}}
    assert [fault["path"] for fault in ask("check", values)] == [
        ["doelen", 1, "tekst"],
        ["ontbreekt", "peildatum", "stand"],
    ]
    values["doelen"][1]["tekst"] = "zichtbaar"
    values["ontbreekt"]["peildatum"]["stand"] = "volgt"
    assert ["doelen", 0, "tekst"] in [fault["path"] for fault in ask("check", values)]


def test_a_heading_without_a_word_leads_to_that_heading(ask: Ask) -> None:
    values = ask("read", PILOTS[0].read_bytes().decode())
    del values["werkwijze"]
    assert [(fault["code"], fault["path"]) for fault in ask("check", values)] == [
        ("kopje-zonder-inhoud", ["werkwijze"]),
    ]


@pytest.mark.parametrize(
    "text", ["", "- een\n- lijst\n", "titel: [a\n", "titel: a\ntitel: b\n", "titel: &a b\n", "doelen: tekst\n", "\x00"]
)
def test_what_is_no_description_is_not_opened(text: str, ask: Ask) -> None:
    assert ask("read", text) is None


def test_the_nearest_word_is_the_same_word(ask: Ask) -> None:
    chance = random.Random("near")
    choices = sorted({*Pilot.model_fields, *KOPJE_KEYS, "n-v-t", "één-twee", "", "_", "aa_b", "😀-lach"})
    words = [
        "".join(chance.choice([sign, sign, sign, "", sign.upper(), chance.choice("aeiou -_.'ß😀")]) for sign in word)
        for word in choices
        for _ in range(12)
    ]
    words += ["ab" * 150 + "titel", "doelen " * 60, "n.v.t.", "DOELGROEP", " ", "\u0130", "x" * 4000]
    found = ask.all("near", [(word, choices) for word in words])
    assert found == [nearest(word, choices) for word in words]


def test_what_goes_wrong_in_the_guide_goes_wrong_in_the_form(ask: Ask, check: Callable[[str], Found]) -> None:
    files = [path for path in sorted(GOLDEN.glob("*/pilots/*.yml")) if path.is_file()]
    texts = [path.read_bytes().decode("utf-8", "replace") for path in files]
    opened = [values for values in ask.all("read", [(text,) for text in texts]) if values is not None]
    same(opened, ask, check)
    told = {fault["code"] for found in ask.all("check", [(values, "proef") for values in opened]) for fault in found}
    # What the form cannot write, or what nobody can choose in it.
    cannot = {"geen-sleutel", "leeg-veld"}
    of_sessions = {"geen-tijd", "te-veel-naast-elkaar", "onduidelijk-programmapunt"}
    assert {name for name in TEXTS if name in CODES} - told <= cannot | of_sessions
