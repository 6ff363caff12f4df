"""The scripts as they are sent: made lighter by a library, and still the scripts that were written."""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from unittest.mock import patch

import minify
import pytest
import tree_sitter_javascript
from playwright.sync_api import Browser
from tree_sitter import Language, Node, Parser

from generator.site import assets
from tests.conftest import ROOT


def scripts() -> dict[str, str]:
    return {name: text for name, text in assets(ROOT / "theme").items() if name.endswith(".js")}


SCRIPTS = scripts()
with patch.object(minify, "string", lambda _, text: text):
    WRITTEN = scripts()
PARSER = Parser(Language(tree_sitter_javascript.language()))
FUNCTIONS = {"arrow_function", "function_expression", "function_declaration", "method_definition"}
SCOPES = {"program", "statement_block", "for_statement", "for_in_statement", "catch_clause", "class_body", *FUNCTIONS}
NAMES = {"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}


@pytest.fixture(scope="module")
def with_long_names() -> Iterator[Mapping[str, str]]:
    """The same scripts, with every variable called as it was written."""
    minify.config({"js-keep-var-names": True})
    yield scripts()
    minify.config({"js-keep-var-names": False})


def root_of(script: str) -> Node:
    root = PARSER.parse(script.encode()).root_node
    assert not root.has_error
    return root


def text_of(node: Node) -> str:
    assert node.text is not None
    return node.text.decode()


def bound(pattern: Node | None) -> Iterator[Node]:
    """The names that a declaration or a parameter makes."""
    if pattern is None:
        return
    if pattern.type in ("identifier", "shorthand_property_identifier_pattern"):
        yield pattern
    elif pattern.type in ("assignment_pattern", "object_assignment_pattern"):
        yield from bound(pattern.child_by_field_name("left"))
    elif pattern.type == "pair_pattern":
        yield from bound(pattern.child_by_field_name("value"))
    elif pattern.type.endswith("_pattern") or pattern.type == "formal_parameters":
        for part in pattern.named_children:
            yield from bound(part)


def declared(node: Node) -> Iterator[Node]:
    """The names that hold everywhere in a scope."""
    if node.type in FUNCTIONS:
        yield from bound(node.child_by_field_name("parameters"))
        yield from bound(node.child_by_field_name("parameter"))
    elif node.type == "catch_clause":
        yield from bound(node.child_by_field_name("parameter"))
    elif node.type == "for_in_statement":
        yield from bound(node.child_by_field_name("left"))
    for child in node.named_children:
        if child.type == "lexical_declaration":
            for declarator in child.named_children:
                yield from bound(declarator.child_by_field_name("name"))
        elif child.type in ("class_declaration", "function_declaration"):
            yield from bound(child.child_by_field_name("name"))


def words_of(node: Node, scopes: tuple[Mapping[str, int], ...] = ()) -> Iterator[str | tuple[str, int]]:
    """Every word in a script, in order: a variable as the place where it was declared, the rest as it stands."""
    if node.type in SCOPES:
        scopes = (*scopes, {text_of(name): name.start_byte for name in declared(node)})
    if node.type in NAMES:
        name = text_of(node)
        home = next((scope[name] for scope in reversed(scopes) if name in scope), None)
        if node.type.startswith("shorthand"):
            yield "." + name
        yield name if home is None else ("variable", home)
    elif node.type == "property_identifier":
        yield "." + text_of(node).strip("\"'")
    elif not node.children:
        if node.is_named:
            yield text_of(node)
    else:
        for child in node.children:
            yield from words_of(child, scopes)


def used_at_once(node: Node | None) -> Iterator[str]:
    """The names that an expression reads when it is reached, so not those in functions inside it."""
    if node is None or node.type in FUNCTIONS:
        return
    if node.type in NAMES:
        yield text_of(node)
    for child in node.named_children:
        yield from used_at_once(child)


def numbered(words: Iterable[str | tuple[str, int]]) -> list[str | int]:
    """The words with each variable as a number, in the order in which they come."""
    numbers: dict[tuple[str, int], int] = defaultdict(lambda: len(numbers))
    return [word if isinstance(word, str) else numbers[word] for word in words]


def nodes(node: Node, kind: str) -> Iterator[Node]:
    if node.type == kind:
        yield node
    for child in node.named_children:
        yield from nodes(child, kind)


@pytest.mark.parametrize("name", SCRIPTS)
def test_short_names_mean_what_the_long_ones_meant(name: str, with_long_names: Mapping[str, str]) -> None:
    short = numbered(words_of(root_of(SCRIPTS[name])))
    assert short == numbered(words_of(root_of(with_long_names[name])))
    assert any(isinstance(word, int) for word in short)


def made_by(declarator: Node) -> list[str]:
    return [text_of(name) for name in bound(declarator.child_by_field_name("name"))]


def read_by(declarator: Node) -> Iterator[str]:
    """The names that are read to make others: by the value, and by what stands in for parts that are not there."""
    yield from used_at_once(declarator.child_by_field_name("value"))
    pattern = declarator.child_by_field_name("name")
    assert pattern is not None
    for kind in ("assignment_pattern", "object_assignment_pattern"):
        for part in nodes(pattern, kind):
            yield from used_at_once(part.child_by_field_name("right"))
    for part in nodes(pattern, "computed_property_name"):
        yield from used_at_once(part)


def read_too_early(script: str) -> list[str]:
    """The names that a row of declarations reads before it makes them."""
    found = []
    for row in nodes(root_of(script), "lexical_declaration"):
        later: set[str] = set()
        for part in reversed(row.named_children):
            found += [word for word in read_by(part) if word in later]
            later |= set(made_by(part))
    return found


@pytest.mark.parametrize("name", SCRIPTS)
def test_nothing_is_read_before_it_is_there(name: str) -> None:
    assert read_too_early(SCRIPTS[name]) == []


def test_a_value_that_the_library_puts_too_late_is_seen() -> None:
    """The library sets a declaration with a pattern first, and does not look into `{…}` for what that needs."""
    written = "const f = (o) => { const a = { x: 1 }; const { p } = g({ k: a }); return p + a.x; };"
    assert read_too_early(written) == []
    assert read_too_early(minify.string("text/javascript", written)) != []


ACTS = {"await_expression", "new_expression", "assignment_expression", "update_expression", "this"}
ACTS |= {"augmented_assignment_expression"}


def rows_of(script: str) -> Iterator[list[tuple[str, bool]]]:
    """What each block declares, in order, and whether making it does something that may not change places."""
    for kind in ("program", "statement_block"):
        for block in nodes(root_of(script), kind):
            rows = [row for row in block.named_children if row.type == "lexical_declaration"]
            parts = [part for row in rows for part in row.named_children if part.type == "variable_declarator"]
            yield [(",".join(made_by(part)), acts(part)) for part in parts]


def acts(declarator: Node) -> bool:
    value = declarator.child_by_field_name("value")
    return value is not None and value.type not in FUNCTIONS and any(any(nodes(value, kind)) for kind in ACTS)


def out_of_turn(written: str, sent: str) -> list[tuple[str, str]]:
    """The declarations that change places although both do something."""
    blocks = defaultdict(list)
    for row in rows_of(sent):
        blocks[frozenset(name for name, _ in row)].append([name for name, _ in row])
    found = []
    for row in rows_of(written):
        now = blocks[frozenset(name for name, _ in row)]
        order = now.pop(0) if now else []
        acting = [name for name, does in row if does and name in order]
        found += [pair for pair in zip(acting, sorted(acting, key=order.index), strict=True) if len(set(pair)) > 1]
    return found


def test_what_does_something_keeps_its_turn(with_long_names: Mapping[str, str]) -> None:
    for name, sent in with_long_names.items():
        assert out_of_turn(WRITTEN[name], sent) == [], name


@pytest.mark.usefixtures("with_long_names")
def test_what_changes_places_is_seen() -> None:
    written = "const f = async () => { const a = await g(); const { p } = await h(); return p + a; };"
    assert out_of_turn(written, written) == []
    assert out_of_turn(written, minify.string("text/javascript", written)) == [("a", "p"), ("p", "a")]


def given(script: str) -> set[str]:
    """What a script hands to others."""
    return set(re.findall(r"window\.(\w+)\s*(?:\?\?)?=(?!=)", script))


def test_browsers_take_every_script_and_it_gives_what_was_written(browser: Browser) -> None:
    page = browser.new_page()
    for script in SCRIPTS.values():
        page.evaluate("(script) => void new Function(script)", script)
    page.close()
    assert {name: given(script) for name, script in SCRIPTS.items()} == {n: given(s) for n, s in WRITTEN.items()}


def test_all_scripts_together_are_light() -> None:
    """Of the site as a whole; what is made of the catalogue is data, and counts for the pages that load it.

    The bound is what they weighed last, rounded up: 60,000 was the aim and is not reached, so it only goes down.
    """
    weights = {name: len(gzip.compress(script.encode(), 9)) for name, script in SCRIPTS.items()}
    assert sum(weights.values()) <= 75_100, weights
