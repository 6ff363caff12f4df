"""The engine of the form: what it reads, writes and edits is what the checker makes of the same text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator import form
from generator.catalogue import load_catalogue
from generator.model import Pilot
from tests.conftest import ROOT
from tests.forms import Ask, as_data

PILOTS = sorted((ROOT / "pilots").glob("*.yml"))
each_pilot = pytest.mark.parametrize("path", PILOTS, ids=lambda path: path.stem)


# ------------------------------------------------------------------------------ the definition


def test_every_field_is_asked_with_its_own_label_and_help() -> None:
    catalogue, _ = load_catalogue(ROOT)
    data = json.loads(form.form_script(catalogue).removeprefix("window.pilotwijzerFormModel=").removesuffix(";\n"))
    asked = data["parts"]["Pilot"]
    assert [field["key"] for field in asked] == list(Pilot.model_fields)
    for field in asked:
        own = Pilot.model_fields[field["key"]]
        assert field["label"] == own.title
        # Word for word, but for what is only said to who types a key in a file.
        said = re.sub(r" ?(Sleutels? uit|Kies per bron een korte sleutel)[^.]*\.|`", "", own.description or "")
        assert field["help"] == said
    helps = {(part, field["key"]): field["help"] for part, fields in data["parts"].items() for field in fields}
    assert helps["Duur", "bron"] == "De bron (of bronnen) waar dit staat. Nodig als de pilot meer dan één bron heeft."
    assert helps["Duur", "afgeleid"].startswith("Kruis aan als u dit uit de bron afleidt")
    assert helps["ScholingDeel", "aanbieder"] == "De organisatie die de scholing geeft."
    assert not any("sleutel" in text or "`" in text for text in helps.values())
    assert [key for section in data["sections"] for key in section["fields"]] == list(Pilot.model_fields)


# ------------------------------------------------------------------------------ read and write


@each_pilot
def test_a_real_pilot_is_read_as_the_checker_reads_it(path: Path, ask: Ask, tmp_path: Path) -> None:
    text = path.read_bytes().decode()
    assert ask.run("form.dataOf(form.parse(text))", text=text) == as_data(text, tmp_path)


@each_pilot
def test_a_real_pilot_written_anew_says_the_same(path: Path, ask: Ask) -> None:
    text = path.read_bytes().decode()
    values = ask("read", text)
    assert ask("read", ask("write", values)) == values
    assert ask("edit", text, values) == text


# What may stand in a text; the checker reads every one of them back from what the form writes.
SIGNS = "-?:,[]{}#&*!|>'\"%@`~=<.…“‘"
WORDS = "null Null NULL ~ no ja Yes true off 2012-09 012 1e3 0x1F --- ... << = ======= <<<<<<< 😀 12:30 regio:utrecht"
TEXTS = (
    *WORDS.split(),
    *(f"{sign} vooraan" for sign in SIGNS),
    *(f"{sign}vast" for sign in SIGNS),
    "Let op: dit is een tekst, met 'enkele' en \"dubbele\" aanhalingstekens",
    "een hekje # en een #hekje",
    "#hekje vooraan",
    "dubbele punt:",
    "https://voorbeeld.nl/a#b: c",
    "een familie \U0001f469\u200d\U0001f467 en een vlag \U0001f1f3\U0001f1f1",
    "ë en e\u0301",
    "tab\tin de tekst",
    "schuin \\ en \\n en \\\\",
    "twee\nregels",
    "een alinea\n\nnog een\n\n\nen nog een",
    "  ruimte eromheen  ",
    "ruimte  in  het  midden",
    "\n\nleeg erom\n",
    "een lijst:\n- een\n- twee\n  dieper",
    "regel\n   \nmet ruimte ertussen",
    "regel met ruimte \n erachter",
    "a\n#b",
    "a\n\t#b\n \t \nc",
    "woord " * 1300,
    "woord" * 1600,
    ("alinea " * 40 + "einde\n\n") * 3,
    "  " + "diep\n  " * 30 + "woord " * 50,
    "a" * 200 + " # " + "b: " * 40,
    "'s ochtends",
    ">>>>>>> x",
    "<b>html</b> &amp;",
    '{"json": true}',
    "[a, b]",
    "{a: b}",
    "\x85\u2028\ufeff\u00ad onzichtbaar",
    "een\u00a0harde\u2003spatie",
    "\r\nregeleinden\rvan\r\nvroeger",
)


def test_every_text_comes_back_from_what_is_written(ask: Ask, tmp_path: Path) -> None:
    values: list[dict[str, Any]] = [
        {
            "titel": text,
            "gemeenten": [text, "Houten"],
            "doelen": [text, {"tekst": text, "toelichting": text}],
            "duur": {"start": {"datum": text}},
            "bronnen": {"rapportage": {"titel": text, "vindplaats": text}, text[:40]: {"titel": "Nog een"}},
        }
        for text in TEXTS
    ]
    script = "values.map((one) => [form.write(one), form.prune(one, form.pilot), form.check(one)])"
    for one, (written, meant, found) in zip(values, ask.run(script, values=values), strict=True):
        if any(fault["code"] in ("onzichtbaar-teken", "verminkt-teken", "geen-sleutel") for fault in found):
            continue  # refused, in so many words, before it is sent
        assert ask.widened(as_data(written, tmp_path)) == ask.widened(meant), one["titel"]
        if not re.search(r"^ | $|  |\S{40}", one["titel"], re.MULTILINE):  # there is room to fold
            assert max(map(len, written.split("\n"))) <= 110
