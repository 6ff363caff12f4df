"""Feeds that tell what changed, held to the rules of RFC 4287, over a history of their own."""

import html
import os
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from generator.catalogue import load_catalogue
from generator.feeds import feeds
from generator.publication import SiteInfo
from tests.catalogues import pilot, write_catalogue

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SITE = SiteInfo("Waterwijzer", adres="https://water.example/")
NASTY = '"<script>alert(1)</script> & Co"'


class History:
    """A catalogue in git; each commit is a day later than the one before."""

    def __init__(self, root: Path) -> None:
        self.root, self._day = root, 0
        self._git("init", "--quiet", "--initial-branch=main")

    def _git(self, *arguments: str) -> None:
        day = f"2026-01-{self._day + 1:02}T12:00:00Z"
        environment = os.environ | {
            "GIT_AUTHOR_DATE": day,
            "GIT_COMMITTER_DATE": day,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        names = ("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", self.root, *names, *arguments], env=environment, check=True, capture_output=True)

    def write(self, slug: str, text: str | None) -> None:
        path = self.root / "pilots" / f"{slug}.yml"
        path.write_text(text, encoding="utf-8") if text else path.unlink()
        self.commit()

    def commit(self) -> None:
        self._day += 1
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", "wijziging")


@pytest.fixture
def history(tmp_path: Path) -> History:
    made = History(write_catalogue(tmp_path / "c"))
    made.commit()
    return made


def read(root: Path, site: SiteInfo = SITE) -> dict[str, Xml.Element]:
    catalogue, _ = load_catalogue(root)
    return {name: Xml.fromstring(text) for name, text in feeds(catalogue, site)}


def told(feed: Xml.Element) -> list[tuple[str, str]]:
    return [
        (text(entry, "title"), " ".join(re.sub(r"<[^>]+>", " ", html.unescape(text(entry, "content"))).split()))
        for entry in feed.findall(f"{ATOM}entry")
    ]


def text(element: Xml.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def hold_to_the_rules(feed: Xml.Element) -> None:
    """What RFC 4287 demands of a feed and of each of its entries."""
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
            assert text(element, name)
        assert MOMENT.fullmatch(text(element, "updated"))
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", text(element, "id"))
        alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        assert alternates[0].get("href")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    identities = [text(entry, "id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(set(identities)) == len(identities)
    moments = [text(entry, "updated") for entry in feed.findall(f"{ATOM}entry")]
    assert moments == sorted(moments, reverse=True)
    assert not moments or text(feed, "updated") == moments[0]


def test_what_came_changed_and_went_is_told(history: History) -> None:
    history.write("tegels", pilot(samenvatting="De straat wordt blauw."))
    history.write("goot", pilot("Goot"))
    history.write("dak", None)
    found = told(read(history.root)["alles.atom"])
    assert found[:3] == [
        ("Weg: Groen dak", "Weg: Groen dak"),
        ("Nieuw: Goot", "De straat wordt groen."),
        (
            "Gewijzigd: Tegels eruit",
            "Samenvatting was ‘De straat wordt groen.’ en is nu ‘De straat wordt blauw.’",
        ),
    ]


def test_a_region_and_a_theme_have_what_is_of_theirs(history: History) -> None:
    history.write("goot", pilot("Goot", "west"))
    found = read(history.root)
    assert [title for title, _ in told(found["regios/oost.atom"])] == ["Nieuw: Tegels eruit"]
    assert "Nieuw: Goot" in [title for title, _ in told(found["regios/west.atom"])]
    assert "Nieuw: Goot" in [title for title, _ in told(found["themas/regen.atom"])]


def test_every_feed_keeps_the_rules(history: History) -> None:
    history.write("goot", pilot(NASTY))
    for site in (SITE, SiteInfo("Water & wijzer")):
        for feed in read(history.root, site).values():
            hold_to_the_rules(feed)


def test_a_title_never_becomes_markup(history: History) -> None:
    history.write("goot", pilot(samenvatting=NASTY))
    newest = read(history.root)["alles.atom"].find(f"{ATOM}entry")
    assert newest is not None
    assert "&lt;script&gt;" in text(newest, "content")
    assert "<script" not in text(newest, "content")


def test_what_no_reader_sees_is_not_told(history: History) -> None:
    before = told(read(history.root)["alles.atom"])
    history.write("tegels", "# een opmerking\n" + pilot())
    assert told(read(history.root)["alles.atom"]) == before


def test_an_old_version_that_cannot_be_read_is_told_without_details(history: History) -> None:
    history.write("tegels", "titel: Stuk\n")
    history.write("tegels", pilot())
    assert told(read(history.root)["alles.atom"])[0] == ("Gewijzigd: Tegels eruit", "Gewijzigd: Tegels eruit")


def test_where_a_cut_history_begins_nothing_is_called_new(history: History, tmp_path: Path) -> None:
    history.write("goot", pilot("Goot"))
    cut = tmp_path / "cut"
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", history.root.as_uri(), cut], check=True, capture_output=True
    )
    assert all("geen geschiedenis bekend" in lines for _, lines in told(read(cut)["alles.atom"]))


def test_without_git_a_feed_says_from_when_a_description_is(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path, {"tegels": pilot() + "bevestigd_op: 2026-02\n", "dak": pilot("Groen dak")})
    feed = read(root)["alles.atom"]
    hold_to_the_rules(feed)
    assert [title for title, _ in told(feed)] == ["Tegels eruit", "Groen dak"]
    assert "Bevestigd door de regio: februari 2026." in told(feed)[0][1]
    assert "Stand van 1 mei 2020." in told(feed)[1][1]


def test_the_same_history_gives_the_same_feeds(history: History) -> None:
    catalogue, _ = load_catalogue(history.root)
    assert list(feeds(catalogue, SITE)) == list(feeds(catalogue, SITE))


def test_a_catalogue_without_pilots_has_an_empty_feed(tmp_path: Path) -> None:
    (tmp_path / "pilots").mkdir()
    feed = read(tmp_path)["alles.atom"]
    assert not feed.findall(f"{ATOM}entry")
    assert MOMENT.fullmatch(text(feed, "updated"))
