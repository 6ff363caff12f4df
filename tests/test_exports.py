"""The open data, read back by other programs."""

import csv
import hashlib
import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
import rdflib
from openpyxl.utils.escape import unescape

from generator.build import build_site
from generator.catalogue import Catalogue, load_catalogue
from generator.cli import main
from generator.exports import plain, write_data
from generator.publication import SiteInfo, as_pasted, as_script, in_a_frame, quoted, web_page
from generator.tables import TableFiles, Tables
from tests.catalogues import pilot, write_catalogue

ROOT = Path(__file__).parent.parent
SITE = SiteInfo("Waterwijzer", adres="https://water.example/", licentie="https://creativecommons.org/licenses/by/4.0/")
HOSTILE = '=1+1;"x"\n<b>_x0041_'


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return load_catalogue(ROOT)[0]


@pytest.fixture(scope="module")
def data(real: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    write_data(real, SITE, folder)
    return folder


def as_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_that_the_data_is_what_its_schema_says(data: Path) -> None:
    for name, files in (
        ("catalogus", [data / "pilots.json"]),
        ("uitvoer-pilot", sorted((data / "pilots").glob("*.json"))),
    ):
        schema = as_json(data / "schema" / f"{name}.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        assert files
        for file in files:
            validator.validate(as_json(file))


def test_that_the_schema_refuses_what_is_not_in_it(data: Path) -> None:
    validator = jsonschema.Draft202012Validator(as_json(data / "schema" / "uitvoer-pilot.json"))
    good = as_json(data / "pilots" / "lekstroom.json")
    for name, wrong in (("fase", "bezig"), ("peildatum", "2012"), ("verzonnen", "x")):
        assert not validator.is_valid(good | {"pilot": good["pilot"] | {name: wrong}})


def test_that_a_pilot_by_itself_is_the_one_among_all(data: Path, real: Catalogue) -> None:
    whole = as_json(data / "pilots.json")
    assert [one["slug"] for one in whole["pilots"]] == list(real.pilots)
    for one in whole["pilots"]:
        assert as_json(data / "pilots" / f"{one['slug']}.json")["pilot"] == one
        assert one["adres"] == f"https://water.example/pilots/{one['slug']}/"


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _leaves(item, (*path, str(number)))
    else:
        yield path, str(value)


def _words(text: str) -> str:
    return " ".join(text.split())


def test_that_no_text_of_a_file_is_lost(data: Path, real: Catalogue) -> None:
    for slug, source in real.sources.items():
        told = {_words(text) for _, text in _leaves(as_json(data / "pilots" / f"{slug}.json"))}
        lost = [text for path, text in _leaves(source.data) if len(_words(text)) > 25 and _words(text) not in told]
        assert not lost


def test_that_certainty_source_and_absence_are_kept(data: Path) -> None:
    pilots = {one["slug"]: one for one in as_json(data / "pilots.json")["pilots"]}
    leaves = [(path, text) for one in pilots.values() for path, text in _leaves(one)]
    assert {text for path, text in leaves if path[-1] == "zekerheid"} >= {"vermoedelijk", "minimaal"}
    assert any(path[-1] == "afgeleid" and text == "True" for path, text in leaves)
    assert any("bron" in path for path, _ in leaves)
    assert any(path[0] == "ontbreekt" for path, _ in leaves)
    assert {text for path, text in leaves if path[0] == "beschreven"} > {"beschreven", "niet_vermeld"}


def test_that_dates_are_edtf_and_words(data: Path) -> None:
    dates = [item for _, item in _dates(as_json(data / "pilots.json"))]
    assert {"edtf": "2012-11-08", "tekst": "8 november 2012"} in dates
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", item["edtf"]) for item in dates)


def _dates(value: Any) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(value, dict):
        if "edtf" in value:
            yield "", value
        for item in value.values():
            yield from _dates(item)
    elif isinstance(value, list):
        for item in value:
            yield from _dates(item)


def test_that_a_spreadsheet_says_the_same_as_the_tables(data: Path) -> None:
    book = openpyxl.load_workbook(data / "pilotwijzer.xlsx", read_only=True)
    tables = {path.stem: path for path in (data / "csv").glob("*.csv")}
    assert {name[:31] for name in tables} == set(book.sheetnames)
    for name, path in tables.items():
        sheet = [
            ["" if cell is None else str(cell) for cell in row] for row in book[name[:31]].iter_rows(values_only=True)
        ]
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = [[cell.removeprefix("'") for cell in row] for row in csv.reader(file, delimiter=";")]
        assert [[cell.removeprefix("'") for cell in row] for row in sheet] == table, name


def test_that_there_is_one_row_per_pilot_and_one_per_point_of_a_list(data: Path, real: Catalogue) -> None:
    assert len(rows_of(data / "csv" / "pilots.csv")) == len(real.pilots)
    fields = {row["pilot"]: row for row in rows_of(data / "csv" / "velden.csv")}
    assert list(fields) == list(real.pilots)
    assert fields["lekstroom"]["regio"] == "lekstroom"
    assert fields["lekstroom"]["regio_naam"] == real.lists["regios"]["lekstroom"].label
    assert fields["lekstroom"]["peildatum_datum"] == "2012-11-08"
    goals = rows_of(data / "csv" / "doelen.csv")
    assert [row["tekst"] for row in goals if row["pilot"] == "lekstroom"] == [
        doel.tekst for doel in real.pilots["lekstroom"].doelen or ()
    ]
    names = {row["sleutel"]: row["naam"] for row in rows_of(data / "csv" / "lijsten.csv") if row["lijst"] == "themas"}
    assert names == {key: term.label for key, term in real.lists["themas"].items()}


def test_that_texts_are_never_formulas(tmp_path: Path) -> None:
    write_catalogue(tmp_path, {"proef": pilot(json.dumps(HOSTILE))})
    catalogue, _ = load_catalogue(tmp_path)
    title = catalogue.pilots["proef"].titel
    assert title.startswith("=1+1")
    write_data(catalogue, SiteInfo("Proef"), tmp_path / "uit")
    assert f"'{title}" in {row["Titel"] for row in rows_of(tmp_path / "uit" / "csv" / "pilots.csv")}
    book = openpyxl.load_workbook(tmp_path / "uit" / "pilotwijzer.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert title in {unescape(cell.value) for cell in cells if isinstance(cell.value, str)}


STRANGE = (
    "'t was - zo",
    'zegt "ja"; en "nee"',
    "=1+1",
    "a & b < c > d",
    "één\nregel verder",
    "_x0041_",
    "a\x1fb",
    "a\x1eb",
    "\x0212",
    "l" * 40_000,
)


@pytest.mark.parametrize("text", STRANGE)
def test_that_each_text_stands_in_a_cell_of_its_own(text: str, tmp_path: Path) -> None:
    tables = Tables(load_catalogue(ROOT)[0])
    files = TableFiles(tables, tmp_path / "tabel.xlsx", tmp_path, "Proef")
    files.add("lekstroom", {"adres": "hier", "titel": text})
    files.close()
    (row,) = rows_of(tmp_path / "velden.csv")
    assert (row["pilot"], row["regio"]) == ("lekstroom", "")
    assert row["titel"] == re.sub("[\x02\x1e\x1f]", " ", text).replace("=1", "'=1")
    sheet = openpyxl.load_workbook(tmp_path / "tabel.xlsx")["velden"]
    told = unescape(str(sheet.cell(2, 2).value))
    assert told == re.sub("[\x02\x1e\x1f]", "", text) if len(text) < 32_767 else told == f"{text[:32_765]} …"


def test_that_a_number_stands_as_a_number(data: Path, real: Catalogue) -> None:
    sheet = openpyxl.load_workbook(data / "pilotwijzer.xlsx")["velden"]
    (head, *rows) = sheet.iter_rows(values_only=True)
    found = {row[0]: row[head.index("leeftijd_tot")] for row in rows}
    told = {slug: pilot.leeftijd.tot for slug, pilot in real.pilots.items() if pilot.leeftijd}
    assert told
    assert {slug: found[slug] for slug in told} == told


def test_that_the_checksums_are_those_of_the_files(data: Path) -> None:
    lines = (data / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = dict(line.split("  ", 1)[::-1] for line in lines)
    files = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert listed.keys() == files - {"SHA256SUMS"}
    for name, checksum in listed.items():
        assert hashlib.sha256((data / name).read_bytes()).hexdigest() == checksum


def test_that_the_same_pilots_give_the_same_bytes(data: Path, real: Catalogue, tmp_path: Path) -> None:
    write_data(real, SITE, tmp_path)
    for path in data.rglob("*"):
        if path.is_file():
            assert (tmp_path / path.relative_to(data)).read_bytes() == path.read_bytes(), path.name


def test_that_an_empty_catalogue_gives_empty_tables(tmp_path: Path) -> None:
    (tmp_path / "pilots").mkdir()
    write_data(load_catalogue(tmp_path)[0], SiteInfo("Leeg"), tmp_path / "uit")
    assert as_json(tmp_path / "uit" / "pilots.json")["pilots"] == []
    assert rows_of(tmp_path / "uit" / "csv" / "pilots.csv") == []


def test_that_a_measured_value_is_a_number_and_words(real: Catalogue) -> None:
    values = [
        plain(meting.waarde)
        for pilot in real.pilots.values()
        for meting in (pilot.monitoring.metingen or () if pilot.monitoring else ())
        if meting.waarde and meting.waarde.aandeel
    ]
    assert values
    assert all(value["breuk"].count("/") == 1 and 0 < value["getal"] <= 1 for value in values)


# --------------------------------------------------------------------------------- the command


def test_that_the_command_writes_the_same_files(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--root", str(ROOT), "--out", str(tmp_path / "uit")]) == 0
    assert "De gegevens staan in" in capsys.readouterr().out
    assert (tmp_path / "uit" / "SHA256SUMS").read_text(encoding="utf-8") == (site / "data" / "SHA256SUMS").read_text(
        encoding="utf-8"
    )


def test_that_the_command_replaces_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mijn.txt").write_text("mijn", encoding="utf-8")
    assert main(["export", "--root", str(ROOT), "--out", str(tmp_path)]) == 2
    assert "is niet leeg" in capsys.readouterr().err


def test_that_the_command_exports_no_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pilots").mkdir()
    (tmp_path / "pilots" / "proef.yml").write_text("titel: Proef\n", encoding="utf-8")
    assert main(["export", "--root", str(tmp_path), "--out", str(tmp_path / "uit")]) == 1
    assert "Er is niets geschreven." in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


# ------------------------------------------------------------------------------- quoting, taking over

NASTY = 'Straat & "huis" <b>100%_x</b> \\ {a}'


def test_that_a_quotation_says_who_what_and_when() -> None:
    quote = quoted(SITE, "tegels", "Tegels eruit", "2026", "stand van mei 2020")
    assert quote.before + quote.title + quote.after == (
        "Waterwijzer. (2026). Tegels eruit [Beschrijving van een pilot; stand van mei 2020]. "
        "https://water.example/pilots/tegels/"
    )
    assert quote.bibtex == (
        "@misc{tegels,\n  author = {{Waterwijzer}},\n  title = {{Tegels eruit}},\n  year = {2026},\n"
        "  note = {stand van mei 2020},\n  url = {https://water.example/pilots/tegels/}\n}"
    )


def test_that_a_quotation_makes_nothing_up() -> None:
    quote = quoted(SiteInfo("Waterwijzer"), "tegels", "Tegels eruit", "", "")
    assert quote.before + quote.title + quote.after == (
        "Waterwijzer. (z.d.). Tegels eruit [Beschrijving van een pilot]."
    )
    assert "year" not in quote.bibtex
    assert "url" not in quote.bibtex


def test_that_signs_of_latex_are_text_in_a_quotation() -> None:
    bibtex = quoted(SITE, "tegels", NASTY, "", "").bibtex
    assert r'Straat \& "huis" <b>100\%\_x</b> \textbackslash{} \{a\}' in bibtex


def test_that_what_others_paste_holds_no_markup_of_a_title() -> None:
    for html in (in_a_frame(SITE, "tegels", NASTY), as_pasted(SITE, "tegels", NASTY, NASTY, NASTY)):
        assert "<b>" not in html
        assert '"huis"' not in html
        assert "&quot;huis&quot;" in html


def test_that_a_pilot_shows_how_to_quote_and_take_it_over(site: Path) -> None:
    shown = (site / "pilots" / "lekstroom" / "index.html").read_text(encoding="utf-8")
    assert (
        "Beschrijving van een pilot; stand van 8 november 2012]. https://pilotwijzer.example/pilots/lekstroom/" in shown
    )
    assert "@misc{lekstroom," in shown
    card = (site / "pilots" / "lekstroom" / "kaart" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="icon" href="../../../assets/images/favicon.svg">' in card
    assert '<h1><a href="../index.html" target="_top">Indicatievrije' in card
    assert "<script" not in card


def test_that_search_does_not_find_how_to_quote(site: Path) -> None:
    assert not [file for file in (site / "zoeken").glob("*.js") if "misc{" in file.read_text(encoding="utf-8")]


# --------------------------------------------------------------------------------------- old addresses


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("moved")
    pilots = {"tegels": pilot() + "eerdere_slugs: [stoep, plaveisel]\n", "dak": pilot("Groen dak", "west")}
    write_catalogue(root, pilots)
    (root / "pilots" / "_lijsten" / "regios.yml").write_text(
        "oost: {label: Oost, eerdere_slugs: [ost]}\nwest: {label: West}\n", encoding="utf-8"
    )
    built = build_site(root, root / "site")
    assert built.ok, [*built.diagnostics, *built.problems]
    return root / "site"


def test_that_old_addresses_lead_to_those_of_now(moved: Path) -> None:
    for old, new in (
        ("pilots/stoep", "pilots/tegels"),
        ("pilots/plaveisel", "pilots/tegels"),
        ("regios/ost", "regios/oost"),
    ):
        page = (moved / old / "index.html").read_text(encoding="utf-8")
        assert f'<a href="../../{new}/index.html">' in page
        assert f'<noscript><meta http-equiv="refresh" content="0; url=../../{new}/index.html"></noscript>' in page
        assert f'<link rel="canonical" href="https://waterwijzer.example/{new}/">' in page


def test_that_old_addresses_are_not_in_the_sitemap(moved: Path) -> None:
    assert "stoep" not in (moved / "sitemap.xml").read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------------ linked data

DCAT, DCT = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def graph_of(path: Path, base: str) -> rdflib.Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own
        return rdflib.Graph().parse(path, format="json-ld", publicID=base)


def test_that_a_register_of_data_can_read_the_description(data: Path) -> None:
    graph = graph_of(data / "dcat.jsonld", "https://water.example/data/dcat.jsonld")
    dataset = rdflib.URIRef("https://water.example/data/#gegevens")
    assert (dataset, rdflib.RDF.type, rdflib.URIRef(f"{DCAT}Dataset")) in graph
    for name in ("title", "description", "identifier", "publisher", "accessRights", "language"):
        assert graph.value(dataset, rdflib.URIRef(DCT + name)), name
    for name in ("contactPoint", "theme", "landingPage", "version"):
        assert graph.value(dataset, rdflib.URIRef(DCAT + name)), name
    downloads = list(graph.objects(None, rdflib.URIRef(f"{DCAT}downloadURL")))
    assert len(downloads) == 4
    for address in downloads:
        assert (data / str(address).removeprefix("https://water.example/data/")).is_file()
    licences = {str(one) for one in graph.objects(None, rdflib.URIRef(f"{DCT}license"))}
    assert licences == {SITE.licentie}


def test_that_a_site_without_an_address_describes_itself_from_where_it_is(real: Catalogue, tmp_path: Path) -> None:
    write_data(real, SiteInfo("Waterwijzer"), tmp_path)
    graph = graph_of(tmp_path / "dcat.jsonld", "https://elders.example/map/data/dcat.jsonld")
    downloads = {str(one) for one in graph.objects(None, rdflib.URIRef(f"{DCAT}downloadURL"))}
    assert "https://elders.example/map/data/pilots.json" in downloads


def test_that_every_page_tells_programs_what_it_is(site: Path) -> None:
    pages = [path for path in site.rglob("index.html") if not {"kaart", "presenteren"} & set(path.parts[-4:])]
    assert len(pages) > 100
    for path in pages:
        (linked,) = LINKED.findall(path.read_text(encoding="utf-8"))
        said = json.loads(linked)
        assert said["@context"] == "https://schema.org", path
        assert said["name"], path
        assert (
            said["url"] == f"https://pilotwijzer.example/{path.relative_to(site).as_posix().removesuffix('index.html')}"
        )


def test_that_a_pilot_is_a_project_to_programs(site: Path) -> None:
    page = (site / "pilots" / "lekstroom" / "index.html").read_text(encoding="utf-8")
    project = json.loads(LINKED.findall(page)[0])["mainEntity"]
    assert project["@type"] == "Project"
    assert project["areaServed"] == "Lekstroom"
    assert len(project["keywords"]) > 3


def test_that_no_text_ends_the_data_of_a_page() -> None:
    made = as_script(web_page(SITE, "x/", "</script><b>", "<!--"))
    assert made.count("</script>") == 1
    assert json.loads(LINKED.findall(made)[0])["name"] == "</script><b>"


# ---------------------------------------------------------------------------------------- the sitemap


def test_that_the_sitemap_has_every_page_once(site: Path) -> None:
    found = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert len(set(found)) == len(found)
    base = "https://pilotwijzer.example/"
    pages = {
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in site.rglob("index.html")
        if "noindex" not in path.read_text(encoding="utf-8")
    }
    assert {address.removeprefix(base) for address in found} == pages
