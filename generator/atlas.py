"""The regions on a map: an outline, a numbered marker for each region, and the crowded middle once more, enlarged.

The outline and the places come from the lists, so another catalogue brings its own land. Places are
approximate; where two markers would cover each other they give way to each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalogue import Catalogue, collated
from generator.model import Gebied, Ligging, Regio

# Two markers nearer than this share of the map's width would touch on a phone.
_TOUCHING = 0.1
# What is drawn around the outline, and around the crowd in its enlargement, as a share of the size.
_EDGE = 0.03
_AROUND = 0.22
# With more markers than this they are drawn small, without giving way.
_MOST_NUMBERED = 40
_PASSES = 60
_KILOMETRES_IN_DEGREE = 111.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A region and the pilots there, as slugs; 0 is the number of what is no spot on the map."""

    key: str
    regio: Regio
    pilots: tuple[str, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Marker:
    """A place on a map, in per cent of its width and height; `from_x`, `from_y` is where it really lies."""

    place: Place
    x: float
    y: float
    from_x: float
    from_y: float

    @property
    def moved(self) -> bool:
        """Whether the marker gave way to another."""
        return math.hypot(self.x - self.from_x, self.y - self.from_y) > 1


@dataclass(frozen=True, slots=True)
class Area:
    """One outline as an SVG path, with the programmes that cover it as a whole."""

    label: str
    path: str
    programmes: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One drawing: what part of the plane it shows, the numbered markers, and dots where numbers do not fit."""

    left: float
    top: float
    width: float
    height: float
    markers: tuple[Marker, ...]
    dots: tuple[Marker, ...] = ()

    @property
    def view(self) -> str:
        """The part of the plane as the viewBox of an SVG."""
        return f"{self.left:.1f} {self.top:.1f} {self.width:.1f} {self.height:.1f}"

    def x(self, x: float) -> float:
        """Where a place of the plane lies, in per cent of the width."""
        return (x - self.left) / self.width * 100

    def y(self, y: float) -> float:
        """Where a place of the plane lies, in per cent of the height."""
        return (y - self.top) / self.height * 100


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map: outlines, the whole sheet, and the enlargement of the crowd if there is one.

    `places` are the spots on it by their number, `wide` the areas of programmes for a province or the whole
    country, `unplaced` the regions that no list gives a place.
    """

    areas: tuple[Area, ...]
    sheet: Sheet | None
    inset: Sheet | None
    places: tuple[Place, ...]
    wide: tuple[Place, ...]
    unplaced: tuple[Place, ...]
    small: bool


def atlas(catalogue: Catalogue) -> Atlas:
    """Lay out the map of a catalogue; without outlines or places there is a list only."""
    found = _places(catalogue)
    wide = tuple(place for place in found if place.regio.soort != "regio")
    unplaced = tuple(place for place in found if not place.regio.ligging and place not in wide)
    located = [(place, place.regio.ligging) for place in found if place.regio.ligging and place not in wide]
    numbered = tuple(replace(place, number=number) for number, (place, _) in enumerate(located, 1))
    gebieden = [gebied for gebied in catalogue.lists["gebieden"].values() if isinstance(gebied, Gebied)]
    degrees = [point for gebied in gebieden for omtrek in gebied.omtrek for point in omtrek.punten]
    if not degrees or not located:
        return Atlas((), None, None, (), wide, tuple(place for place in found if place not in wide), small=False)
    plane = _Plane.around(degrees)
    points = {place.key: plane.of(ligging) for place, ligging in located}
    areas = tuple(_area(gebied, plane, wide) for gebied in gebieden)
    sheet, inset = _sheets(list(numbered), points, plane)
    return Atlas(areas, sheet, inset, numbered, wide, unplaced, small=len(located) > _MOST_NUMBERED)


def _places(catalogue: Catalogue) -> tuple[Place, ...]:
    """Every area with pilots: first the regions by name, then the provinces, then the country."""
    rank = {"regio": 0, "provincie": 1, "land": 2}
    found = [
        (rank[regio.soort], collated(regio.label), key, regio, tuple(catalogue.pilots_with("regio", key)))
        for key, regio in catalogue.lists["regios"].items()
        if isinstance(regio, Regio)
    ]
    found.sort(key=lambda item: item[:3])
    return tuple(Place(key, regio, slugs) for _, _, key, regio, slugs in found if slugs)


@dataclass(frozen=True, slots=True)
class _Plane:
    """A flat picture of a piece of the globe in kilometres, true enough for one country."""

    north: float
    west: float
    across: float
    width: float
    height: float

    @classmethod
    def around(cls, degrees: Sequence[Point]) -> _Plane:
        """Make the plane that holds all these points, with an edge."""
        north, south = max(point[0] for point in degrees), min(point[0] for point in degrees)
        west, east = min(point[1] for point in degrees), max(point[1] for point in degrees)
        across = math.cos(math.radians((north + south) / 2))
        width, height = (east - west) * across, north - south
        edge = _EDGE * max(width, height, 0.01)
        return cls(
            north + edge,
            west - edge / across,
            across,
            (width + 2 * edge) * _KILOMETRES_IN_DEGREE,
            (height + 2 * edge) * _KILOMETRES_IN_DEGREE,
        )

    def at(self, point: Point) -> Point:
        """Where a latitude and longitude lie."""
        north, east = point
        return (
            (east - self.west) * self.across * _KILOMETRES_IN_DEGREE,
            (self.north - north) * _KILOMETRES_IN_DEGREE,
        )

    def of(self, ligging: Ligging) -> Point:
        """Where a region lies."""
        return self.at((ligging.breedte, ligging.lengte))


def _area(gebied: Gebied, plane: _Plane, wide: Iterable[Place]) -> Area:
    lines = ((plane.at(point) for point in omtrek.punten) for omtrek in gebied.omtrek)
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line) + "Z" for line in lines)
    over = [place for place in wide if place.regio.soort == "provincie"]
    return Area(gebied.label, path, tuple(place for place in over if gebied.label in (place.regio.provincies or ())))


def _sheets(places: list[Place], points: Mapping[str, Point], plane: _Plane) -> tuple[Sheet, Sheet | None]:
    whole = Sheet(0, 0, plane.width, plane.height, ())
    if len(places) > _MOST_NUMBERED:
        return _filled(whole, places, points, 0), None
    crowd = _crowd(places, points, _TOUCHING * plane.width)
    if not crowd:
        return _filled(whole, places, points, _TOUCHING * plane.width), None
    inset = _around([points[place.key] for place in crowd], plane)
    inside = [place for place in places if _holds(inset, points[place.key])]
    outside = [place for place in places if place not in inside]
    sheet = _filled(whole, outside, points, _TOUCHING * plane.width)
    dots = tuple(_marker(whole, place, points[place.key], points[place.key]) for place in inside)
    return (
        Sheet(0, 0, plane.width, plane.height, sheet.markers, dots),
        _filled(inset, inside, points, _TOUCHING * inset.width),
    )


def _filled(sheet: Sheet, places: list[Place], points: Mapping[str, Point], apart: float) -> Sheet:
    """The sheet with markers for the places, at least so far apart."""
    moved = _give_way([points[place.key] for place in places], apart)
    markers = tuple(_marker(sheet, place, where, points[place.key]) for place, where in zip(places, moved, strict=True))
    return Sheet(sheet.left, sheet.top, sheet.width, sheet.height, markers)


def _marker(sheet: Sheet, place: Place, where: Point, really: Point) -> Marker:
    return Marker(place, sheet.x(where[0]), sheet.y(where[1]), sheet.x(really[0]), sheet.y(really[1]))


def _crowd(places: list[Place], points: Mapping[str, Point], apart: float) -> list[Place]:
    """The largest group of three or more places in which each touches another."""
    groups: list[list[Place]] = []
    for place in places:
        near = [group for group in groups if any(_distance(points, place, other) < apart for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([place, *(other for group in near for other in group)])
    largest = max(groups, key=len)
    return largest if len(largest) > 2 else []


def _distance(points: Mapping[str, Point], one: Place, other: Place) -> float:
    return math.dist(points[one.key], points[other.key])


def _around(points: list[Point], plane: _Plane) -> Sheet:
    """The part of the plane around these points, a little wider than high."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    size = max(max(xs) - min(xs), max(ys) - min(ys), plane.width / 20)
    width, height = size * (1 + 2 * _AROUND), size * (1 + _AROUND)
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return Sheet(middle_x - width / 2, middle_y - height / 2, width, height, ())


def _holds(sheet: Sheet, point: Point) -> bool:
    return 0 <= sheet.x(point[0]) <= 100 and 0 <= sheet.y(point[1]) <= 100


def _give_way(points: list[Point], apart: float) -> list[Point]:
    """Push points that are too near to each other apart, both equally, in a fixed order."""
    found = list(points)
    for _ in range(_PASSES if apart else 0):
        for index in range(len(found)):
            for number in range(index):
                found[index], found[number] = _parted(found[index], found[number], apart)
    return found


def _parted(one: Point, other: Point, apart: float) -> tuple[Point, Point]:
    distance = math.dist(one, other)
    if distance >= apart:
        return one, other
    push = (apart - distance) / 2
    # Two places at one spot have no direction of their own: side by side then.
    dx, dy = ((one[0] - other[0]) / distance, (one[1] - other[1]) / distance) if distance else (1.0, 0.0)
    return (one[0] + dx * push, one[1] + dy * push), (other[0] - dx * push, other[1] - dy * push)
