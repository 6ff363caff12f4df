import re

import pytest

from generator.links import BrokenLink, Links
from generator.prose import clean_page
from generator.site import theme_folder


def broken(page: str, reference: str) -> list[BrokenLink]:
    links = Links()
    links.add("", "")
    links.add("pilots/", '<h2 id="kop">')
    links.add("pilots/een/", '<p id="doel">')
    links.add(page, f'<p id="eigen"><a href="{reference}">x</a>')
    return list(links.broken(lambda url: url in {"assets/stijl.css", "data.json"}))


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "#eigen",
        "../../pilots/",
        "../../pilots/een/",
        "../../pilots/een/index.html",
        "../../pilots/een/#doel",
        "../../pilots/?q=a&amp;b=c#kop",
        "../../",
        "../..",
        "../../assets/stijl.css",
        "https://voorbeeld.nl/weg",
        "mailto:post@voorbeeld.nl",
    ],
)
def test_a_link_that_leads_somewhere_is_no_matter(reference: str) -> None:
    assert broken("themas/x/", reference) == []


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("#weg", "de pagina heeft geen `#weg`"),
        ("../../pilots/een/#weg", "de pagina heeft geen `#weg`"),
        ("../../pilots/twee/", "deze pagina of dit bestand bestaat niet"),
        ("../../pilots/een.md", "deze pagina of dit bestand bestaat niet"),
        ("../../assets/", "deze pagina of dit bestand bestaat niet"),
        ("../../../buiten/", "wijst buiten de site"),
        ("/pilots/", "wijst buiten de site"),
    ],
)
def test_a_broken_link_is_named_with_its_page(reference: str, why: str) -> None:
    assert broken("themas/x/", reference) == [BrokenLink("themas/x/", reference, why)]


def test_a_page_made_again_replaces_what_it_said_before() -> None:
    links = Links()
    links.add("", '<a href="weg/">')
    links.add("", '<a href="#" id="x">')
    assert list(links.broken(lambda _: False)) == []


def test_links_are_looked_for_as_they_are_written() -> None:
    written = [path.read_text(encoding="utf-8") for path in (theme_folder() / "pages").rglob("*.html")]
    written.append(clean_page("<p\n\tid=\"a\"><a\n  href='b/'>x</a><img\n\tsrc=c.png></p>"))
    assert len(written) > 60
    around = {match for text in written for match in re.findall(r"(?s)([^-\w])(?:id|href|src)=(.)", text)}
    assert around == {(" ", '"')}
