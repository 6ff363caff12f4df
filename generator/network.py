"""Who works with whom, as two pictures of two columns each, with lines that cross as little as they can.

Nothing is laid out by forces: the same catalogue always gives the same picture. A large catalogue is not
drawn whole, because nobody can read that; the pictures say how much they leave out.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.catalogue import Catalogue
from generator.model import Pilot, Regio, Relatie, VoorbeeldDeel
from generator.prose import plain_text

# A column with more names than this is a list, not a picture.
MOST_TIES = 40
MOST_PILOTS = 24
MOST_ORGANISATIONS = 20
_SWEEPS = 8

PROGRAMMA, PILOT, PROJECT, VOORBEELD = "programma", "pilot", "project", "voorbeeld"


@dataclass(frozen=True, slots=True)
class Node:
    """A name in a column. `slug` is the pilot behind it, `key` the organisation, or "" for what has no page."""

    id: str
    soort: str
    naam: str
    plaats: str = ""
    slug: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two columns, in per cent of the height. `aard` are its natures in words.

    `backward` says that the words start from the right: the right one `omvat` the left one. `strong` marks
    the one who leads.
    """

    left: Node
    right: Node
    aard: tuple[str, ...]
    toelichting: tuple[str, ...] = ()
    backward: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Bipartite:
    """Two columns and the lines between them; `left_out` is how many pilots with such lines are not drawn."""

    left: tuple[Node, ...]
    right: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0
    _places: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def y(self, node: Node) -> float:
        """Where the middle of a node lies, in per cent of the height."""
        if not self._places:
            for column in (self.left, self.right):
                self._places.update({one.id: (n + 0.5) / len(column) * 100 for n, one in enumerate(column)})
        return self._places[node.id]

    def of(self, node: Node) -> list[Edge]:
        """The lines that end at a node."""
        return [edge for edge in self.edges if node in (edge.left, edge.right)]


@dataclass(frozen=True, slots=True)
class Network:
    """The ties of pilots with pilots, programmes, projects and examples; and the organisations that they share.

    `all_ties` and `all_shared` are the lines of the whole catalogue.
    """

    ties: Bipartite
    shared: Bipartite
    all_ties: tuple[Edge, ...]
    all_shared: tuple[Edge, ...]


def network(catalogue: Catalogue) -> Network:
    """Lay out who works with whom."""
    ties, shared = _ties(catalogue), _shared(catalogue)
    commonest = _drawn(_commonest(shared, MOST_ORGANISATIONS), MOST_ORGANISATIONS)
    everyone = {edge.left.id for edge in shared}
    return Network(
        _drawn(ties, MOST_TIES),
        replace(commonest, left_out=len(everyone) - len(commonest.left)),
        tuple(ties),
        tuple(shared),
    )


def network_data(made: Network) -> dict[str, str]:
    """Make the file with all lines: scripts/overviews draws those of what filters leave.

    A name has its kind, its words and its slug or key; a line the number of its names, its natures and whether they
    are told from the right or are those of who leads. What a pilot tells about a line only goes along when it fits.
    """
    names: dict[Node, int] = {}
    words: dict[str, int] = {}
    notes = not made.ties.left_out

    def line(edge: Edge) -> list[object]:
        ends = [names.setdefault(node, len(names)) for node in (edge.left, edge.right)]
        natures = [words.setdefault(word, len(words)) for word in edge.aard]
        note = [" ".join(map(plain_text, edge.toelichting))] if notes and edge.toelichting else []
        return [*ends, natures, int(edge.backward or edge.strong), *note]

    lines = {"banden": [line(edge) for edge in made.all_ties], "gedeeld": [line(edge) for edge in made.all_shared]}
    told = [[node.soort, node.slug or node.key, *(() if node.slug else (node.naam, node.plaats))] for node in names]
    text = json.dumps({**lines, "namen": told, "aard": list(words)}, ensure_ascii=False, separators=(",", ":"))
    return {"netwerk/rest.js": f"window.pilotwijzerRest={text};\n"}


# ------------------------------------------------------------------------------ ties


def _ties(catalogue: Catalogue) -> list[Edge]:
    found: dict[tuple[str, str], list[_Tie]] = {}
    for slug, pilot in catalogue.pilots.items():
        for tie in _ties_of(catalogue, slug, pilot):
            # Told from both sides it is one tie, drawn as the first of the two tells it.
            mirrored = tie.node.slug and (tie.node.slug, f"{tie.left}-") in found
            key = (tie.node.slug, f"{tie.left}-") if mirrored else (tie.left, tie.node.id)
            found.setdefault(key, []).append(tie)
    return [_edge(catalogue, left, ties) for (left, _), ties in found.items()]


@dataclass(frozen=True, slots=True)
class _Tie:
    """What a pilot says about another: the one on the left by its slug, and whether the right one says it."""

    left: str
    node: Node
    said: Relatie | VoorbeeldDeel
    backward: bool = False


def _ties_of(catalogue: Catalogue, slug: str, pilot: Pilot) -> Iterator[_Tie]:
    for relatie in pilot.relaties or ():
        if relatie.pilot in catalogue.pilots and relatie.pilot is not None:
            # A programme stands on the right, whoever speaks.
            backward = _is_wide(catalogue, slug) and not _is_wide(catalogue, relatie.pilot)
            left, right = (relatie.pilot, slug) if backward else (slug, relatie.pilot)
            yield _Tie(left, _pilot_node(catalogue, right, f"{right}-"), relatie, backward)
        else:
            yield _named(slug, relatie.naam or relatie.pilot or "", relatie, PROJECT)
    for voorbeeld in pilot.voorbeelden or ():
        yield _named(slug, voorbeeld.naam, voorbeeld, VOORBEELD)


def _named(slug: str, naam: str, said: Relatie | VoorbeeldDeel, soort: str) -> _Tie:
    identity = f"{soort} {naam} {said.plaats or ''}"
    return _Tie(slug, Node(identity, soort, naam, said.plaats or ""), said)


def _is_wide(catalogue: Catalogue, slug: str) -> bool:
    regio = catalogue.lists["regios"][catalogue.pilots[slug].regio]
    return isinstance(regio, Regio) and regio.soort != "regio"


def _pilot_node(catalogue: Catalogue, slug: str, identity: str) -> Node:
    pilot = catalogue.pilots[slug]
    soort = PROGRAMMA if _is_wide(catalogue, slug) else PILOT
    return Node(identity, soort, pilot.titel, catalogue.lists["regios"][pilot.regio].label, slug)


def _edge(catalogue: Catalogue, left: str, ties: list[_Tie]) -> Edge:
    forward = [tie for tie in ties if tie.left == left and not tie.backward]
    told = forward or ties
    aard = dict.fromkeys(catalogue.lists["relaties"][tie.said.aard].label for tie in told if tie.said.aard)
    notes = dict.fromkeys(tie.said.toelichting for tie in told if tie.said.toelichting)
    node = next(tie.node for tie in ties if tie.left == left)
    return Edge(_pilot_node(catalogue, left, left), node, tuple(aard), tuple(notes), backward=not forward)


# ------------------------------------------------------------------------------ organisations


def _shared(catalogue: Catalogue) -> list[Edge]:
    members: dict[str, dict[str, bool]] = defaultdict(dict)
    for slug, pilot in catalogue.pilots.items():
        for deelnemer in pilot.deelnemers or ():
            leads = members[deelnemer.organisatie].get(slug, False)
            members[deelnemer.organisatie][slug] = leads or deelnemer.trekker
    pilots = {slug: _pilot_node(catalogue, slug, slug) for slug in catalogue.pilots}
    return [
        Edge(pilots[slug], organisatie, ("trekt" if leads else "doet mee",), strong=leads)
        for key, slugs in members.items()
        if len(slugs) > 1
        for organisatie in [
            Node(f"organisatie {key}", "organisatie", catalogue.lists["organisaties"][key].label, key=key)
        ]
        for slug, leads in slugs.items()
    ]


def _commonest(edges: Sequence[Edge], most: int) -> list[Edge]:
    """The lines of the organisations that take part most often."""
    often = Counter(edge.right.id for edge in edges)
    kept = set(sorted(often, key=lambda one: (-often[one], one))[:most])
    return [edge for edge in edges if edge.right.id in kept]


# ------------------------------------------------------------------------------ laying out


def _drawn(edges: list[Edge], most_right: int) -> Bipartite:
    """Keep the pilots with the most lines as long as they fit, and order both columns."""
    by_left: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_left[edge.left.id].append(edge)
    kept: list[Edge] = []
    right: set[str] = set()
    pilots = 0
    for own in sorted(by_left.values(), key=lambda own: (-len(own), own[0].left.id)):
        more = right | {edge.right.id for edge in own}
        if pilots < MOST_PILOTS and len(more) <= most_right:
            kept, right, pilots = kept + own, more, pilots + 1
    left_nodes, right_nodes = _ordered(kept)
    place = {node.id: number for number, node in enumerate((*left_nodes, *right_nodes))}
    kept.sort(key=lambda edge: (place[edge.left.id], place[edge.right.id]))
    return Bipartite(left_nodes, right_nodes, tuple(kept), len(by_left) - pilots)


def _ordered(edges: Sequence[Edge]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Order both columns by the middle of what each node is tied to, back and forth until few lines cross."""
    left = sorted({edge.left for edge in edges}, key=lambda node: node.id)
    right = sorted({edge.right for edge in edges}, key=lambda node: node.id)
    for _ in range(_SWEEPS):
        right = _by_middle(right, edges, _places(left), lambda edge: (edge.right, edge.left))
        left = _by_middle(left, edges, _places(right), lambda edge: (edge.left, edge.right))
    return tuple(left), tuple(right)


def _places(column: Iterable[Node]) -> dict[Node, int]:
    return {node: number for number, node in enumerate(column)}


def _by_middle(
    column: list[Node],
    edges: Sequence[Edge],
    others: Mapping[Node, int],
    ends: Callable[[Edge], tuple[Node, Node]],
) -> list[Node]:
    total: Counter[Node] = Counter()
    count: Counter[Node] = Counter()
    for edge in edges:
        own, other = ends(edge)
        total[own] += others[other]
        count[own] += 1
    before = _places(column)
    return sorted(column, key=lambda node: (total[node] / count[node], before[node]))
