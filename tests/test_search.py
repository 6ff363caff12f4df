"""The search index: what stands in it, how it is cut, and that it is the same every time."""

import json
import random
from collections.abc import Sequence
from typing import Any

import pytest

from generator.search import STOP_WORDS, Document, Section, build_index, fold, stem


def page(title: str, *sections: tuple[str, str, str], url: str = "", kind: str = "Pilot") -> Document:
    return Document(url or f"{title.lower()}/", title, kind, tuple(Section(*section) for section in sections))


def text(words: str) -> Document:
    return page("Blad", ("", "", words))


def data(files: dict[str, str], name: str) -> Any:
    """What the script hands over, read the way a browser would."""
    script = files[f"zoeken/{name}.js"]
    start = f'pilotwijzerSearch.shard("{name}",'
    assert script.startswith(start)
    assert script.endswith(");\n")
    return json.loads(script[len(start) : -3])


def words(files: dict[str, str]) -> list[list[str]]:
    """The lines of all shards of words, in order."""
    shards = len([name for name in files if name.startswith("zoeken/words-")])
    lines = [line for shard in range(shards) for line in data(files, f"words-{shard}").split("\n")]
    return [[*line.split("|"), "", "", ""][:4] for line in lines]


def parts(files: dict[str, str], word: str) -> list[str]:
    [line] = [line for line in words(files) if line[0] == word]
    return line[3].split()


def numbers(code: str) -> list[int]:
    digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
    result, value, unit = [], 0, 1
    for character in code:
        digit = digits.index(character)
        value, unit = value + digit % 32 * unit, unit * 32
        if digit < 32:
            result.append(value)
            value, unit = 0, 1
    return result


def places(files: dict[str, str], ordinal: int) -> tuple[dict[int, int], dict[int, int]]:
    """For a word by its place in the order: section -> level, as itself and as part of a compound."""
    shards = len([name for name in files if name.startswith("zoeken/lists-")])
    lines = [line for shard in range(shards) for line in data(files, f"lists-{shard}").split("\n")]
    whole, _, part = lines[ordinal].partition(";")
    return sections(whole), sections(part)


def sections(code: str) -> dict[int, int]:
    found = {}
    for level, steps in enumerate(code.split(",")):
        section = -1
        for step in numbers(steps):
            section += step
            found[section] = level
    return found


def places_of(files: dict[str, str], word: str) -> tuple[dict[int, int], dict[int, int]]:
    return places(files, [line[0] for line in words(files)].index(word))


# ------------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    "family",
    [
        "gezin gezinnen",
        "school scholen",
        "gemeente gemeenten gemeentes",
        "begeleiden begeleiding begeleidingen",
        "jeugdige jeugdigen",
        "kind kinderen kinder",
        "leerling leerlingen",
        "team teams",
        "ouder ouders",
        "organisatie organisaties",
        "plaats plaatsen",
        "kans kansen",
        "advies adviezen",
        "proces processen",
        "mogelijkheid mogelijkheden",
        "ontwikkelen ontwikkeling ontwikkelingen",
        "instelling instellingen",
        "stad steden",
        "lid leden",
        "leraar leraren",
        "proef proeven",
        "jongen jongens",
    ],
)
def test_forms_of_one_word_have_one_stem(family: str) -> None:
    stems = {stem(fold(form)) for form in family.split()}
    assert len(stems) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("begeleiding", "beleid"),
        ("gemeenten", "menen"),
        ("gezinnen", "zinnen"),
        ("leerling", "leer"),
        ("kans", "kan"),
        ("onderwijs", "onderwij"),
        ("thuis", "thui"),
    ],
)
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_capitals_and_accents_do_not_count() -> None:
    assert fold("Coördinatie") == fold("coordinatie") == "coordinatie"


def test_the_plural_of_an_abbreviation_is_the_abbreviation() -> None:
    assert [line[:2] for line in words(build_index([text("de CJGs en het CJG")], []))] == [["blad", ""], ["cjg", "CJG"]]


def test_words_without_a_meaning_of_their_own_count_in_titles_only() -> None:
    files = build_index([page("Over ons", ("", "", "Dit gaat over de site"))], [])
    assert places_of(files, "over") == ({0: 1}, {})
    assert "de" in STOP_WORDS
    assert "de" not in [line[0] for line in words(files)]


# --------------------------------------------------------------------------------------------- compounds


def test_a_compound_of_known_words_has_both_as_parts() -> None:
    files = build_index([text("jeugd zorg jeugdzorg")], [])
    assert parts(files, "jeugdzorg") == ["jeugd", "zorg"]


def test_a_linking_s_or_plural_between_the_parts_does_not_count() -> None:
    files = build_index([text("gezin plan gezinsplan, leerling overleg leerlingenoverleg, leerlingen")], [])
    assert parts(files, "gezinsplan") == ["gezin", "plan"]
    assert parts(files, "leerlingenoverleg") == ["leerling", "overleg"]


def test_one_known_part_is_enough() -> None:
    files = build_index([text("thuis thuiszitter")], [])
    assert parts(files, "thuiszitter") == ["thuis"]


def test_what_only_looks_like_a_part_is_none() -> None:
    files = build_index([text("wijs onderwijs, acht aandacht, zorg verzorg")], [])
    assert [parts(files, word) for word in ("onderwijs", "aandacht", "verzorg")] == [[], [], []]


def test_a_part_is_found_through_the_compounds_of_its_compounds() -> None:
    files = build_index([text("jeugd zorg team"), text("jeugdzorg"), text("jeugdzorgteam")], [])
    assert places_of(files, "zorg") == ({0: 5}, {1: 5, 2: 5})


# ---------------------------------------------------------------------------------------- where words stand


def test_a_title_is_louder_than_a_heading_and_a_heading_than_text() -> None:
    files = build_index(
        [
            page("Hulp", ("", "", "niets")),
            page("Hulp thuis", ("", "", "niets")),
            page("Blad", ("a", "Hulp", "niets"), ("b", "Kop", "hulp"), ("c", "Kop", "hulp " * 9)),
        ],
        [],
    )
    # Each page is a section itself, before those under its headings.
    assert places_of(files, "hulp") == ({0: 0, 1: 1, 3: 2, 4: 5, 5: 3}, {})


def test_other_names_of_a_page_count_as_a_heading() -> None:
    files = build_index([Document("a/", "Passende Zorg", "Pilot", (), also="Utrecht West")], [])
    assert places_of(files, "west") == ({0: 2}, {})


def test_a_repeated_word_says_less_in_a_long_section() -> None:
    long = "hulp hulp " + "woord " * 400
    files = build_index([page("Blad", ("a", "Kort", "hulp hulp"), ("b", "Lang", long))], [])
    whole, _ = places_of(files, "hulp")
    assert whole[1] < whole[2]


def test_what_has_no_address_of_its_own_belongs_to_the_page() -> None:
    files = build_index([page("Blad", ("", "Blad", "eerst"), ("", "Los", "dan"), ("a", "Kop", "later"))], [])
    assert data(files, "texts-0") == [["blad/", "Blad", "Pilot", [["", "", "eerst Los dan"], ["a", "Kop", "later"]]]]


# ---------------------------------------------------------------------------------------------- glossary


def synonyms(documents: Sequence[Document], group: Sequence[str]) -> dict[int, int]:
    files = build_index(documents, [group])
    return places(files, len(words(files)))[0]


def test_a_group_stands_where_any_of_its_phrases_stands() -> None:
    pages = [text("Het ZAT komt samen"), text("het zorg- en adviesteam"), text("zorg en een adviesteam")]
    assert synonyms(pages, ["zorg- en adviesteam", "ZAT", "ZAT's"]) == {0: 5, 1: 5}


def test_a_phrase_is_found_in_any_form() -> None:
    assert synonyms([text("alle Centra voor Jeugd en Gezinnen")], ["CJG", "centra voor jeugd en gezin"]) == {0: 5}


def test_a_phrase_in_a_title_is_as_loud_as_a_title() -> None:
    assert synonyms([page("Eigen kracht", ("", "", "tekst"))], ["eigen kracht", "zelfredzaamheid"]) == {0: 1}


def test_plurals_alone_make_no_group() -> None:
    files = build_index([text("pilots")], [["pilot", "pilots"], ["een", "de"]])
    assert data(files, "start")["synonyms"] == []


# ------------------------------------------------------------------------------------------------- files


def made_up(count: int) -> list[Document]:
    dice = random.Random(1)
    known = ["".join(dice.choices("abdegiklmnoprstuvz", k=dice.randint(4, 11))) for _ in range(3000)]
    return [
        page(f"Proef {number}", *[(f"k{kop}", f"Kop {kop}", " ".join(dice.choices(known, k=50))) for kop in range(11)])
        for number in range(count)
    ]


def test_the_index_is_the_same_every_time() -> None:
    glossary = [["zorg- en adviesteam", "ZAT"], ["thuiszitter", "verzuim", "schooluitval"]]
    assert build_index(made_up(20), glossary) == build_index(made_up(20), glossary)


def test_another_text_is_another_version() -> None:
    one, other = build_index([text("hulp")], []), build_index([text("zorg")], [])
    assert data(one, "start")["version"] != data(other, "start")["version"]


def test_files_tell_where_everything_is() -> None:
    files = build_index(made_up(60), [])
    start = data(files, "start")
    lines = words(files)
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert sum(numbers(start["sizes"]["words"])) == sum(numbers(start["sizes"]["lists"])) == len(lines)
    assert sum(numbers(start["sizes"]["texts"])) == 60
    assert numbers(start["sections"]) == [12] * 60
    for kind in ("words", "endings"):
        firsts = start["first"][kind].split()
        assert firsts == sorted(firsts)
        assert firsts == [data(files, f"{kind}-{shard}")[:2] for shard in range(len(firsts))]


def test_words_with_the_same_beginning_are_in_one_file() -> None:
    files = build_index(made_up(60), [])
    shards = len(data(files, "start")["first"]["words"].split())
    beginnings = [{line[:2] for line in data(files, f"words-{shard}").split("\n")} for shard in range(shards)]
    assert shards > 1
    assert sum(map(len, beginnings)) == len(set.union(*beginnings))


def test_no_file_is_larger_than_a_reader_can_wait_for() -> None:
    files = build_index(made_up(200), [])
    assert len(files) > 100
    assert max(map(len, files.values())) < 20_000


def test_hostile_text_stays_inside_its_string() -> None:
    hostile = '</script><img src=x onerror=alert(1)>");alert("\\\u2028'
    files = build_index([page(hostile, ("a", hostile, hostile))], [])
    assert data(files, "texts-0")[0][1] == hostile


def test_an_empty_catalogue_has_an_index_with_nothing_in_it() -> None:
    files = build_index([], [["ZAT", "zorg- en adviesteam"]])
    assert data(files, "start")["sections"] == ""
    assert "zoeken/words-0.js" not in files
