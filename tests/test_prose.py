import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.prose import Glossary, Prose, Term, clean_page, markdown, plain_text

TERMS = {
    "zat": Term("zat", "Overleg op school", ("Zorg- en adviesteam", "ZAT", "ZAT's")),
    "mee": Term("mee", "Een organisatie", ("MEE",)),
    "zorg": Term("zorg", "", ("zorg",)),
    "vso": Term("vso", "", ("(V)SO", "VSO")),
    "d-en-o": Term("d-en-o", "", ("D&O",)),
    "organisaties/timon/": Term("organisaties/timon/", "", ("Timon",), "organisaties/timon/"),
}


@pytest.fixture
def page() -> Prose:
    return Prose(Glossary(TERMS), "../../")


def visible(made: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", made)).strip()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_the_short_way_gives_what_markdown_gives(text: str) -> None:
    # A line end makes the text go the long way round, and means nothing at the end of a paragraph.
    assert markdown(text) == markdown(f"{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[klik](javascript:alert(1))",
        "[klik](JaVaScRiPt:alert(1))",
        "[klik](data:text/html,<script>1</script>)",
        "[klik](//kwaad.example/x)",
        "[klik](../../../etc/passwd)",
        "![plaatje](https://kwaad.example/p.png)",
        '[klik](https://a.nl "x\\" onmouseover=alert(1)")',
        "<https://a.nl/\" onclick='1'>",
        "# kop\n\n<svg onload=alert(1)>",
        "`<b>`",
        "[a]: https://kwaad.example\n[a]",
    ],
)
def test_no_text_becomes_markup_of_ours(text: str) -> None:
    made = markdown(text)
    assert not re.search(r"<(?!/?(?:p|em|strong|ul|ol|li|a|br|blockquote)\b)", made)
    for attribute in re.findall(r"<\w+\s+([^>]*)>", made):
        assert re.fullmatch(r'(?:href="(?:https://|mailto:)[^"]*"\s*)?(?:rel="noopener noreferrer")?', attribute)


def test_free_text_may_hold_paragraphs_lists_and_links() -> None:
    made = markdown("Eerst *dit*.\n\n- een\n- [twee](https://voorbeeld.nl/x)")
    assert "<em>dit</em>" in made
    assert made.count("<li>") == 2
    assert 'href="https://voorbeeld.nl/x"' in made


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Gewone tekst.", "Gewone tekst."),
        ("Een **sterk** woord en een [adres](https://voorbeeld.nl/).", "Een sterk woord en een adres."),
        ("Een.\n\n- twee\n- drie < vier", "Een. twee drie < vier"),
        ("<b>5</b> & meer", "<b>5</b> & meer"),
    ],
)
def test_in_a_list_a_text_has_no_markup(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_a_term_is_marked_once_per_section(page: Prose) -> None:
    made = page.block("Het ZAT kent het ZAT.") + page.block("Nog een ZAT.")
    assert made.count('class="begrip"') == 1
    assert 'href="../../begrippen/#zat" data-uitleg="Overleg op school"' in made
    page.section()
    assert page.block("Weer een ZAT.").count('class="begrip"') == 1


def test_an_abbreviation_counts_only_in_capitals(page: Prose) -> None:
    assert 'class="begrip"' not in page.block("Zij doen mee aan het team.")
    assert 'class="begrip"' in page.block("Ook MEE zit in het team.")


def test_a_term_inside_a_word_or_a_link_is_left_alone(page: Prose) -> None:
    assert "begrip" not in page.block("Jeugdzorg en zorgen.")
    made = page.block("[zorg](https://voorbeeld.nl) is zorg")
    assert made.index("voorbeeld.nl") < made.index('class="begrip"')
    assert made.count('class="begrip"') == 1


@pytest.mark.parametrize(("text", "marked"), [("het (V)SO doet", ">(V)SO</a>"), ("de D&O-lijst", ">D&amp;O</a>")])
def test_a_term_may_begin_or_go_on_with_a_sign(page: Prose, text: str, marked: str) -> None:
    assert marked in page.inline(text)


def test_a_letter_that_folds_into_two_signs_is_a_letter(page: Prose) -> None:
    assert ">ZAT</a>" in page.inline("Van İzmir naar het ZAT.")


def test_the_longest_form_wins(page: Prose) -> None:
    made = page.inline("Een zorg- en adviesteam helpt.")
    assert ">zorg- en adviesteam</a>" in made


@given(st.lists(st.sampled_from(["ZAT", "zorg", "MEE", " ", "en", "*", ".", "é", "-"]), max_size=30))
def test_marking_never_changes_what_is_read(words: list[str]) -> None:
    text = "".join(words)
    made = Prose(Glossary(TERMS), "").block(text)
    assert visible(made) == visible(markdown(text))


def test_a_knowledge_page_keeps_its_form_and_loses_its_script() -> None:
    made = clean_page(
        '<h2 id="a" class="x">Kop</h2><table><tr><th scope="col" '
        'style="text-align: right; color: red">1</th></tr></table>'
        '<script>alert(1)</script><a href="javascript:alert(1)">x</a><img src="//kwaad.example/p.png" alt="p">'
        '<img src="plaatje.png" alt="eigen"><p onclick="alert(1)">tekst</p>'
    )
    assert '<h2 id="a" class="x">Kop</h2>' in made
    assert "text-align:right" in made.replace(" ", "")
    assert "color" not in made
    assert 'src="plaatje.png"' in made
    for bad in ("script", "kwaad", "onclick"):
        assert bad not in made


def test_a_knowledge_page_has_its_terms_marked_once_per_section(page: Prose) -> None:
    made = page.page(
        '<h2 id="zat">ZAT</h2><p>ZAT en ZAT</p><p><a href="x">MEE</a> <code>MEE</code></p><h2>Kop</h2><p>ZAT</p>'
    )
    assert made.count('class="begrip"') == 2
    assert '<h2 id="zat">ZAT</h2><p><a class="begrip"' in made
    assert '<a href="x">MEE</a> <code>MEE</code>' in made


def test_a_name_leads_to_its_page_but_not_from_there(page: Prose) -> None:
    assert page.inline("Ook Timon komt, timon niet.") == (
        'Ook <a class="naam" href="../../organisaties/timon/">Timon</a> komt, timon niet.'
    )
    own = Prose(Glossary(TERMS), "../../", "organisaties/timon/")
    own.section()
    assert own.inline("Timon zelf.") == "Timon zelf."
