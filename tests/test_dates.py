"""Dates are as precise as their source, and say in Dutch what is wrong with them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import SEIZOENEN, Datum, DatumError, Looptijd, end_in_words, parse_datum, parse_looptijd


@pytest.mark.parametrize(
    ("text", "datum", "edtf", "words"),
    [
        ("2012", Datum(2012), "2012", "2012"),
        ("2012-10", Datum(2012, 10), "2012-10", "oktober 2012"),
        ("2012-10-01", Datum(2012, 10, 1), "2012-10-01", "1 oktober 2012"),
        ("najaar 2013", Datum(2013, season=2), "2013-23", "najaar 2013"),
        ("Herfst 2013", Datum(2013, season=2), "2013-23", "najaar 2013"),
        ("lente 2013", Datum(2013, season=0), "2013-21", "voorjaar 2013"),
        ("oktober 2012", Datum(2012, 10), "2012-10", "oktober 2012"),
        ("1  Oktober 2012", Datum(2012, 10, 1), "2012-10-01", "1 oktober 2012"),
        ("29 februari 2012", Datum(2012, 2, 29), "2012-02-29", "29 februari 2012"),
    ],
)
def test_a_date_is_read_and_written(text: str, datum: Datum, edtf: str, words: str) -> None:
    assert parse_datum(text) == datum
    assert datum.edtf == edtf
    assert str(datum) == words


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("2012-9", "is geen datum die wij kunnen lezen", "2012-09"),
        ("1-10-2012", "is geen datum die wij kunnen lezen", "2012-10-01"),
        ("2012/10/1", "is geen datum die wij kunnen lezen", "2012-10-01"),
        ("okt 2012", "heeft geen maand of seizoen dat wij kennen: `okt`", "oktober 2012"),
        ("1 mrt. 2012", "heeft geen maand of seizoen dat wij kennen: `mrt`", "1 maart 2012"),
        ("eind 2012", "heeft geen maand of seizoen dat wij kennen: `eind`", "2012"),
        ("1 October 2012", "heeft geen maand of seizoen dat wij kennen: `october`", "1 oktober 2012"),
        ("march 2012", "heeft geen maand of seizoen dat wij kennen: `march`", "maart 2012"),
        ("septmber 2012", "heeft geen maand of seizoen dat wij kennen: `septmber`", "september 2012"),
        ("medio 2012", "heeft geen maand of seizoen dat wij kennen: `medio`", "2012"),
        ("sept. '13", "is geen datum die wij kunnen lezen", "september 2013"),
        ("1-okt-12", "is geen datum die wij kunnen lezen", "1 oktober 2012"),
        ("2012, oktober", "is geen datum die wij kunnen lezen", "oktober 2012"),
        ("maandag 1 oktober 2012", "is geen datum die wij kunnen lezen", "1 oktober 2012"),
        ("zomer van 2012", "is geen datum die wij kunnen lezen", "zomer 2012"),
        ("10-2012", "is geen datum die wij kunnen lezen", "2012-10"),
        ("01-10-12", "is geen datum die wij kunnen lezen", "2012-10-01"),
        ("20121001", "is geen datum die wij kunnen lezen", "2012-10-01"),
        ("2012-10-01T00:00:00", "is geen datum die wij kunnen lezen", "2012-10-01"),
        ("“2012-10”", "is geen datum die wij kunnen lezen", "2012-10"),
        ("1e kwartaal 2012", "is geen datum die wij kunnen lezen", "2012"),
        ("2012-2013", "is geen datum die wij kunnen lezen", None),
        ("31 februari 2013", "bestaat niet: februari 2013 heeft 28 dagen", None),
        ("31-02-2013", "bestaat niet: februari 2013 heeft 28 dagen", None),
        ("2012-13", "heeft geen bestaande maand: 13", None),
        ("2012-00", "heeft geen bestaande maand: 00", None),
        ("2012-10-00", "bestaat niet: oktober 2012 heeft 31 dagen", None),
        ("0012", "heeft een jaar buiten 1800–2199", None),
        ("binnenkort", "is geen datum die wij kunnen lezen", None),
        ("", "is geen datum die wij kunnen lezen", None),
        ("9" * 5000, "is geen datum die wij kunnen lezen", None),
    ],
)
def test_what_is_no_date_is_told_in_dutch(text: str, message: str, suggestion: str | None) -> None:
    with pytest.raises(DatumError) as caught:
        parse_datum(text)
    assert str(caught.value) == message
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012", (2012, 1, 1), (2012, 12, 31)),
        ("2012-02", (2012, 2, 1), (2012, 2, 29)),
        ("2012-10-01", (2012, 10, 1), (2012, 10, 1)),
        ("voorjaar 2013", (2013, 3, 1), (2013, 5, 31)),
        ("winter 2013", (2013, 12, 1), (2014, 2, 28)),
    ],
)
def test_a_date_spans_the_days_it_can_mean(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    datum = parse_datum(text)
    assert datum.earliest == datetime.date(*first)
    assert datum.latest == datetime.date(*last)


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)), st.sampled_from(["day", "month", "year"]))
def test_words_and_edtf_lead_back_to_the_same_date(day: datetime.date, precision: str) -> None:
    datum = {
        "day": Datum(day.year, day.month, day.day),
        "month": Datum(day.year, day.month),
        "year": Datum(day.year),
    }[precision]
    assert parse_datum(str(datum)) == parse_datum(datum.edtf) == datum
    assert datum.earliest <= day <= datum.latest


@given(st.integers(1800, 2199), st.integers(0, 3))
def test_a_season_leads_back_to_itself(year: int, season: int) -> None:
    datum = Datum(year, season=season)
    assert parse_datum(str(datum)) == datum
    assert str(datum).startswith(SEIZOENEN[season])
    assert datum.earliest < datum.latest


@given(st.text())
def test_any_text_is_a_date_or_is_refused_with_a_suggestion_that_is_one(text: str) -> None:
    try:
        parse_datum(text)
    except DatumError as refused:
        if refused.suggestion is not None:
            parse_datum(refused.suggestion)


@pytest.mark.parametrize(
    ("text", "is_safe"),
    [("2012-9", True), ("2012/09/1", True), ("“2012”", True), ("1-10-2012", False), ("1 okt 2012", False)],
)
def test_only_what_can_mean_one_thing_is_safe_to_mend(text: str, is_safe: bool) -> None:
    with pytest.raises(DatumError) as caught:
        parse_datum(text)
    assert caught.value.is_safe is is_safe


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("1 jaar", Looptijd(12)),
        ("één jaar", Looptijd(12)),
        ("18 maanden", Looptijd(18)),
        ("anderhalf jaar", Looptijd(18)),
        ("2,5 jaar", Looptijd(30)),
        ("1½ jaar", Looptijd(18)),
        ("een half jaar", Looptijd(6)),
        ("vooralsnog 12 maanden", Looptijd(12, loose=True)),
        ("ca. 2 jaar", Looptijd(24, loose=True)),
        ("minimaal 3 jaar", Looptijd(36, least=True)),
        ("maximaal 3 jaar", None),
        ("2 à 3 jaar", None),
        ("een schooljaar", None),
        ("12345 jaar", None),
        ("0 jaar", None),
        ("zo lang als nodig", None),
    ],
)
def test_a_length_is_read_when_its_words_say_one(text: str, length: Looptijd | None) -> None:
    assert parse_looptijd(text) == length


@pytest.mark.parametrize(
    ("start", "months", "words"),
    [
        ("2012-10-01", 12, "tot 1 oktober 2013"),
        ("2012-01-31", 1, "tot 29 februari 2012"),
        ("2012-11", 12, "tot in november 2013"),
        ("najaar 2012", 18, "tot in voorjaar 2014"),
        ("najaar 2012", 14, "tot in 2013 of 2014"),
        ("winter 2012", 4, "tot in 2013"),
        ("2012", 12, "tot in 2013"),
        ("2012", 18, "tot in 2013 of 2014"),
    ],
)
def test_an_end_that_is_worked_out_is_as_precise_as_the_start(start: str, months: int, words: str) -> None:
    assert end_in_words(parse_datum(start), months) == words
