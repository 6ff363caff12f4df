"""The form edits a file: what was not changed stays byte for byte, and what comes out says what was asked."""

import copy
import random
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.forms import Ask, as_data

PILOTS = sorted((ROOT / "pilots").glob("*.yml"))
each_pilot = pytest.mark.parametrize("path", PILOTS, ids=lambda path: path.stem)
Path_ = tuple[str | int, ...]

# What somebody may make of a text.
OTHER_TEXTS: tuple[Callable[[str], str], ...] = (
    lambda old: f"{old} En nog iets.",
    lambda old: " ".join([*old.split()[:2], "anders", *old.split()[3:]]),
    lambda old: "kort" if old != "kort" else "korter",
    lambda old: f"Let op: {old[:20]} # is 'raar' \"echt\" — é 😀",
    lambda _: " ".join(["woord"] * 60),
    lambda _: "een regel\nnog een regel",
    lambda _: "eerste alinea\n\n" + " ".join(["woord"] * 60) + "\nslot",
    lambda _: "null",
    lambda _: "- een streepje",
    lambda _: "een\ttab en een \\",
)


def texts_in(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Every text of the values with the way to it."""
    if isinstance(value, str):
        yield path, value
    else:
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts_in(item, (*path, key))


def lists_in(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, list[Any]]]:
    """Every list of the values with the way to it."""
    if isinstance(value, list):
        yield path, value
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from lists_in(item, (*path, key))


def at(values: Any, path: Path_) -> Any:
    for part in path:
        values = values[part]
    return values


def put(values: Any, path: Path_, value: Any) -> Any:
    """A copy of the values with another one at this path."""
    made = copy.deepcopy(values)
    at(made, path[:-1])[path[-1]] = value
    return made


def composed(text: str) -> yaml.Node:
    """The tree with places as PyYAML, which the form does not know, sees it."""
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    assert node is not None
    return node


def node_at(node: yaml.Node, path: Path_) -> yaml.Node:
    """The value at a path, or the short form that holds it."""
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == part)
    return node


def lines_of(node: yaml.Node) -> tuple[int, int]:
    """The first and the last line of a node."""
    last = node
    while isinstance(last, yaml.CollectionNode) and last.value and not last.flow_style:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    return node.start_mark.line, max(last.end_mark.line - (not last.end_mark.column), last.start_mark.line)


def changed_lines(before: str, after: str) -> tuple[int, int]:
    """The first and the last line of a text that are not as they were."""
    old, new = before.split("\n"), after.split("\n")
    first = _equal(zip(old, new, strict=False))
    return first, len(old) - 1 - _equal(zip(reversed(old[first:]), reversed(new[first:]), strict=False))


def _equal(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs are equal before one is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


SET = """edits.map(([where, text]) => {
    const values = form.read(source);
    const owner = where.slice(0, -1).reduce((value, part) => value[part], values);
    owner[where.at(-1)] = text;
    return form.edit(source, values);
})"""


@each_pilot
def test_one_other_text_changes_only_its_own_lines(path: Path, ask: Ask, tmp_path: Path) -> None:
    text = path.read_bytes().decode()
    values, root, chance = ask("read", text), composed(text), random.Random(path.stem)
    data = as_data(text, tmp_path)
    edits = [(where, chance.choice(OTHER_TEXTS)(old)) for where, old in texts_in(values)]
    for (where, new), after in zip(edits, ask.run(SET, edits=edits, source=text), strict=True):
        first, last = lines_of(node_at(root, where))
        changed_first, changed_last = changed_lines(text, after)
        assert first <= changed_first, (where, after)
        assert changed_last <= last, (where, after)
        if where[0] == "leeftijd":  # two ages in one text become a group when one of them is no number any more
            assert ask.widened(as_data(after, tmp_path)) == put(values, where, new)
        else:
            assert as_data(after, tmp_path) == put(data, in_short(data, where), new)


def in_short(data: Any, where: Path_) -> Path_:
    """Where a text stands in the file: a short form stands for the whole."""
    return where[:-1] if isinstance(at(data, where[:-1]), str) else where


@each_pilot
def test_one_other_word_changes_one_line(path: Path, ask: Ask) -> None:
    text = path.read_bytes().decode()
    edits = []
    for where, old in texts_in(ask("read", text)):
        words = old.split(" ")
        if len(words) > 6:
            middle = len(words) // 2
            edits.append((where, " ".join([*words[:middle], "x" * len(words[middle]), *words[middle + 1 :]])))
    for (where, _), after in zip(edits, ask.run(SET, edits=edits, source=text), strict=True):
        first, last = changed_lines(text, after)
        assert first == last, (where, after)


# What is changed in a text, and what becomes of it.
EXAMPLES = (
    (
        "v.titel='woord '.repeat(20)",
        "titel: A  # waarom\nsoort: pilot\n",
        f"titel: >-  # waarom\n  {' '.join(['woord'] * 17)}\n  woord woord woord\nsoort: pilot\n",
    ),
    (
        "v.doelen[0].toelichting='Uitleg'",
        "doelen:\n  - Een  # een\n  # twee\n  - Twee\n",
        "doelen:\n  - tekst: Een  # een\n    toelichting: Uitleg\n  # twee\n  - Twee\n",
    ),
    (
        "v.doelen[0].toelichting='Uitleg'",
        "doelen:\n  - >-  # kop\n    lang\n  - Twee\n",
        "doelen:\n  - tekst: lang  # kop\n    toelichting: Uitleg\n  - Twee\n",
    ),
    (
        "delete v.deelnemers[0].organisatie",
        "deelnemers:\n  - organisatie: a  # eerste\n    # over rol\n    rol: b\n",
        "deelnemers:\n  - # over rol\n    rol: b\n",
    ),
    (
        "v.deelnemers[0].organisatie='x'",
        "deelnemers:\n  - rol: b\n    # over\n    trekker: ja\n",
        "deelnemers:\n  - organisatie: x\n    rol: b\n    # over\n    trekker: ja\n",
    ),
    (
        "v.gemeenten=['Houten','Utrecht','Vianen','Bunnik']",
        "gemeenten: [Houten, 'Lopik', Vianen]  # drie\ntitel: x\n",
        "gemeenten: [Houten, Utrecht, Vianen, 'Bunnik']  # drie\ntitel: x\n",
    ),
    (
        "v.duur.eind.datum='2014'",
        "duur: {start: 2012, eind: 2013}  # krap\n",
        "duur: {start: 2012, eind: 2014}  # krap\n",
    ),
    (
        "v.duur.toelichting='Nieuw'; delete v.duur.eind",
        "duur: {start: 2012, eind: 2013}  # krap\n",
        "duur:  # krap\n  start: 2012\n  toelichting: Nieuw\n",
    ),
    (
        "v.herkomst.doelen=['rapportage','artikel']",
        "bron:\nherkomst:\n  doelen: rapportage\n",
        "herkomst:\n  doelen: [rapportage, artikel]\n",
    ),
    (
        "delete v.leeftijd.tot",
        "leeftijd: 0-18  # oud\n",
        "leeftijd:  # oud\n  van: 0\n",
    ),
    (
        "delete v.duur",
        "titel: a\n\n# sectie\n\n# over duur\nduur:\n  start: 2012\n\n# einde\n",
        "titel: a\n\n# sectie\n\n# einde\n",
    ),
    (
        "v.duur={start:{datum:'2012'}}; v.soort='pilot'",
        "titel: a\n\n# over doelen\ndoelen:\n  - een\n\nbronnen:\n  r: t\n",
        "titel: a\nsoort: pilot\n\n# over doelen\ndoelen:\n  - een\n\nduur:\n  start: 2012\n\nbronnen:\n  r: t\n",
    ),
    (
        "v.doelen.splice(1,0,{tekst:'nieuw'}); v.bronnen.s={titel:'S'}",
        "doelen:\n- een\n- twee\nbronnen:\n  r: t\n",
        "doelen:\n- een\n- nieuw\n- twee\nbronnen:\n  r: t\n  s: S\n",
    ),
    (
        "v.doelen.reverse()",
        "doelen:\n  # eerst\n  - een\n\n  # los\n\n  # over twee\n  - twee\n  # - vervallen\nduur:\n  start: 2012\n",
        "doelen:\n  # over twee\n  - twee\n  # eerst\n  - een\n\n  # los\n  # - vervallen\nduur:\n  start: 2012\n",
    ),
    (
        "v.doelen.shift()",
        "doelen:\n  # eerst\n  - een\n\n  # los\n\n  # over twee\n  - twee\n  # - vervallen\nduur:\n  start: 2012\n",
        "doelen:\n  # los\n\n  # over twee\n  - twee\n  # - vervallen\nduur:\n  start: 2012\n",
    ),
    (
        "v.doelen[1].tekst='drie'",
        "doelen: [een, {tekst: twee, volgens: x}]\n",
        "doelen: [een, {tekst: drie, volgens: x}]\n",
    ),
    (
        "v.samenvatting='regel een\\nregel drie\\nregel vier'",
        "samenvatting: |\n  regel een\n  regel twee\n\ntitel: x\n",
        "samenvatting: |\n  regel een\n  regel drie\n  regel vier\n\ntitel: x\n",
    ),
    (
        "v.titel=\"het 'nieuwe'\"",
        "\"titel\": 'het ''oude'''\n",
        "\"titel\": 'het ''nieuwe'''\n",
    ),
    (
        "v.ontbreekt={duur:{stand:'volgt'}}",
        "titel: x\nontbreekt: {}\n",
        "titel: x\nontbreekt:\n  duur: volgt\n",
    ),
    (
        "v.titel='y'",
        "titel: x\nonbekend: [a, {b: c}]\n",
        'titel: "y"\nonbekend: [a, {b: c}]\n',
    ),
)


@pytest.mark.parametrize(("change", "before", "after"), EXAMPLES)
def test_an_edit_reads_as_a_person_would_have_made_it(change: str, before: str, after: str, ask: Ask) -> None:
    script = f"((v) => {{ {change}; return form.edit(before, v); }})(form.read(before))"
    assert ask.run(script, before=before) == after


# ------------------------------------------------------------------------------ lists


def with_comments(text: str) -> str:
    """The text with a comment above every other field and point, and some behind a value."""
    root = composed(text)
    lines = text.split("\n")
    for number, node in reversed(list(enumerate(_starts(root)))):
        line, column = node.start_mark.line, node.start_mark.column
        lead = lines[line][:column]
        if lead.strip() not in ("", "-") or number % 2:
            continue
        indent = lead.find("-") if "-" in lead else column
        lines.insert(line, f"{' ' * indent}# opmerking {number}")
    return "\n".join(lines)


def _starts(node: yaml.Node) -> Iterator[yaml.Node]:
    """Every key and every point, in the order of the text."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from _starts(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if not isinstance(item, yaml.MappingNode):
                yield item
            yield from _starts(item)


VARIANTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "comments": with_comments,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "bom, no final newline": lambda text: "\ufeff" + text.rstrip("\n"),
}
NEW: dict[str, Any] = {
    "tekst": "Een nieuw punt, met: een dubbele punt.",
    "naam": "Iets nieuws",
    "kanaal": "Post",
    "organisatie": "gemeenten-eemland",
}


def new_item(items: list[Any]) -> Any:
    """Something new for a list: in its shape, and in no list yet."""
    first = items[0]
    if isinstance(first, str):
        return "nieuw"
    return {key: NEW.get(key, "nieuw") for key in first if isinstance(first[key], str)}


def added(items: list[Any], chance: random.Random) -> list[Any]:
    number = chance.randint(0, len(items))
    return [*items[:number], new_item(items), *items[number:]]


def removed(items: list[Any], chance: random.Random) -> list[Any]:
    number = chance.randrange(len(items))
    return items[:number] + items[number + 1 :]


def moved(items: list[Any], chance: random.Random) -> list[Any]:
    first, second = chance.sample(range(len(items)), 2)
    made = list(items)
    made[first], made[second] = made[second], made[first]
    return made


def chunks_of(text: str, node: yaml.Node) -> list[str]:
    """The lines of each point of a list, with the comments right above it."""
    assert isinstance(node, yaml.SequenceNode)
    lines = text.split("\n")
    chunks = []
    for item in node.value:
        first, last = lines_of(item)
        while lines[first - 1].lstrip().startswith("# opmerking") and item.start_mark.column > 0:
            first -= 1
        while not lines[last].strip():
            last -= 1
        chunks.append("\n".join(lines[first : last + 1]))
    return chunks


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("change", [added, removed, moved])
def test_a_point_comes_goes_or_moves_and_the_others_keep_their_lines(
    variant: str, change: Callable[[list[Any], random.Random], list[Any]], ask: Ask, tmp_path: Path
) -> None:
    chance = random.Random(f"{variant} {change.__name__}")
    for path in PILOTS:
        text = VARIANTS[variant](path.read_bytes().decode())
        values = ask("read", text)
        found = [(where, items) for where, items in lists_in(values) if len(items) > 1 and where[0] != "herkomst"]
        edits = [(where, items, change(items, chance)) for where, items in chance.sample(found, min(len(found), 6))]
        wanted = [put(values, where, new) for where, _, new in edits]
        for (where, items, new), values_now, after in zip(
            edits, wanted, ask.all("edit", [(text, one) for one in wanted]), strict=True
        ):
            assert ask.widened(as_data(after, tmp_path)) == values_now, where
            plain, made = (one.lstrip("\ufeff").replace("\r\n", "\n") for one in (text, after))
            node = node_at(composed(plain), where)
            first, last = lines_of(node)
            changed_first, changed_last = changed_lines(plain, made)
            assert first - 2 <= changed_first, (where, made)
            assert changed_last <= last, (where, made)
            assert ("\r\n" in after) == ("\r\n" in text)
            assert after.count("\r") == after.count("\r\n") == (after.count("\n") if "\r" in text else 0)
            assert after.startswith("\ufeff") == text.startswith("\ufeff")
            assert after.endswith("\n") == text.endswith("\n")
            if plain[node.start_mark.index] != "[":
                for item, chunk in zip(items, chunks_of(plain, node), strict=True):
                    assert item not in new or chunk in made, (where, chunk, made)


# ------------------------------------------------------------------------------ anything


def any_edit(values: Any, chance: random.Random) -> Any:
    """The values with a few things changed: texts, fields that go or come, and lists."""
    made = copy.deepcopy(values)
    for _ in range(chance.randint(1, 5)):
        kind = chance.choice(["text", "gone", "come", "list"])
        if kind == "list":
            where, items = chance.choice([(where, items) for where, items in lists_in(made) if len(items) > 1])
            made = put(made, where, chance.choice([added, removed, moved])(items, chance))
            continue
        where, old = chance.choice(list(texts_in(made)))
        owner = at(made, where[:-1])
        if kind == "text":
            owner[where[-1]] = chance.choice(OTHER_TEXTS)(old)
        elif kind == "come" and isinstance(owner, dict):
            owner[chance.choice(["toelichting", "tekst", "rol"])] = "Een toelichting."
        elif isinstance(owner, dict):
            for key in chance.sample(list(owner), chance.randint(0, len(owner) - 1)):
                del owner[key]
    return made


EDITED = """wanted.map((values) => {
    const { write } = form;
    let isAnew = false;
    form.write = (all) => ((isAnew = true), write(all));
    const made = form.edit(source, values);
    form.write = write;
    return [made, isAnew, form.prune(values, form.pilot)];
})"""


@pytest.mark.parametrize("variant", VARIANTS)
def test_many_changes_at_once_say_what_was_asked(variant: str, ask: Ask, tmp_path: Path) -> None:
    chance = random.Random(variant)
    for path in PILOTS:
        text = VARIANTS[variant](path.read_bytes().decode())
        values = ask("read", text)
        wanted = [any_edit(values, chance) for _ in range(4)]
        for made, is_anew, meant in ask.run(EDITED, wanted=wanted, source=text):
            assert not is_anew, made
            assert (
                ask.run("form.prune(form.widened(data, form.pilot), form.pilot)", data=as_data(made, tmp_path)) == meant
            )
