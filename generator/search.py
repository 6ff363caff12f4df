"""The search index: pages in, script files out.

The browser loads what one query needs and no more, as classic scripts, so that it works from a folder
on a stick and under a strict content policy:

    start      how many pages and sections there are, and which file has what
    words-n    the words of the catalogue in order of the alphabet, with the parts of compounds
    endings-n  the same words spelled backwards, each with its number: for the last half of a word, or a misspelt
               beginning
    lists-n    per word the sections it stands in: as itself, and as part of a compound
    texts-n    the texts of some pages, for the words around a hit

theme/scripts/search/search.js reads them. The two agree on `fold`, `stem`, the digits of a number and the
order of the levels; a test holds the two stemmers side by side.

The stemmer is our own. Both of Snowball's for Dutch were tried on the words of this catalogue: one
makes *begeleiding* and *beleid* the same word, the other keeps *gezin* and *gezinnen* apart, and both
take several times as long.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain, compress, groupby
from operator import eq, itemgetter

from pydantic_core import to_json

FOLDER = "zoeken/"

_STOP_WORDS = """
    aan al alle als ander andere bij bijvoorbeeld binnen daar daarbij daarin daarna daarom daarvoor dan dat
    de deze die dit doen door dus een eigen elk elke en er ermee ervan ervoor gaan gaat geen had hebben
    heeft hen het hier hij hoe hun ieder iedere in is ja je kan komen komt krijgen krijgt kunnen maar maken
    maakt meer men met mag mogen moet moeten na naar nee niet nog nu of om omdat ook onder op over per staan
    staat te ten ter tijdens toch toe tot tussen uit van vanuit veel via voor vooral waar waarbij waarin
    waarmee waarvan wanneer want was wat we weer wel welke werd werden wie wil willen worden wordt zal zich
    zijn ze zij zo zoals zonder zou zullen
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
# Beginnings of words that are no parts of a compound, besides the stop words.
_PREFIXES = "achter ge her hoofd mede mee mis ont samen tegen terug ver vol weg"
_NO_PART = STOP_WORDS.union(_PREFIXES.split())
# Ends of words that only look like words themselves: `aandacht` has nothing to do with eight.
_ENDS = """
    acht achtig baar ding echt eerder elder eling elijk ers heid iger igheid ings ler licht lijk loos matig ning rond
    schap schappelijk scherm tal zaam
"""
_NO_END = STOP_WORDS.union(_ENDS.split())
_SHORTEST_PART = 3

_TOKEN = re.compile(r"[^\W_]+")
_PLURAL_OF_ABBREVIATION = re.compile("[A-Z]{2,}s")

# An ending, what must stand before it, and what comes instead. Tried from top to bottom, each once.
# The same list stands in theme/scripts/search/search.js.
_ENDINGS = tuple(
    (ending, re.compile(before), instead)
    for ending, before, instead in (
        # mogelijkheden
        ("heden", r".{3}", "heid"),
        # ouders, gemeentes, organisaties; but kans, advies and plaats keep their s
        (
            "s",
            r"(?!.*(?:plaat|men|gren|kan|wen|dan|reek|fiet|art|advie|verlie|precie)$)"
            r".*[aeiouy][^aeiouy]+(?:[aeiouy].*[bcdfghklmnprt]|(?:[aeiouy].*)?[dgjkst]e|(?:[aeiouy].*)?ie)$",
            "",
        ),
        # teams, clubs
        ("s", r"[^aeiouy]*[aeiouy]+[bm]$", ""),
        # leerlingen, ideeen
        ("en", r"(?=.{3}).*(?:[aeiouy].*[^aeiouy]|.ie|.ee)$", ""),
        # begeleiding, ontwikkeling; but leerling and kring stay
        ("ing", r".*[aeiouy][^aeiouy]+[aeiouy].*(?:[^aeiouyl]|[^r]l)$", ""),
        # jeugdige, gemeente
        ("e", r"(?=.{3}).*[aeiouy].*[^aeiouy]$", ""),
    )
)
_LAST = {"v": "f", "z": "s"}
_IRREGULAR = {"led": "lid", "sted": "stad"}
_LONG_VOWELS = ("aa", "ee", "oo", "uu")

# How loud a word is in a section: it is the title, in the title, in the heading, often, twice or once in the text.
_LEVELS = 6
# A number is written in these, lowest digit first; see `_code`.
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"

_WORDS_SIZE = 5_000
_TEXTS_SIZE = 4_000
_LISTS_SIZE = 2_000
_LISTS_FILES = 640


Phrase = tuple[str, ...]
# Per word the sections it stands in, by how loud it is there.
Levels = list[list[int]]


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a page under one heading; `anchor` is the fragment that opens it, or ""."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page to be found: its address from the root, its title, what kind of page it is, its text.

    `also` holds other words it goes by. They count as a heading does. `aside` is a page for few readers: it comes
    after others that say as much.
    """

    url: str
    title: str
    kind: str
    sections: tuple[Section, ...]
    also: str = ""
    aside: bool = False


def build_index(documents: Iterable[Document], glossary: Iterable[Sequence[str]]) -> dict[str, str]:
    """Make the files of the index, all at once; see `index_files`."""
    return dict(index_files(documents, glossary))


def index_files(documents: Iterable[Document], glossary: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the files of the index one by one: its name from the root of the site, and the script in it.

    `glossary` holds groups of words and phrases that are looked for together: a term, its abbreviation,
    other spellings, what a reader would call it. All together the files are as large as the catalogue.
    """
    pages = [_laid_out(document) for document in documents]
    groups = _groups(glossary)
    digest = blake2b(digest_size=6)
    first: dict[str, str] = {}
    sizes: dict[str, str] = {}
    texts = ("texts", _by_size(map(_page_as_json, pages), _TEXTS_SIZE))
    for kind, shards in chain(_word_shards(pages, groups), [texts]):
        beginnings, counts = [], []
        for number, shard in enumerate(shards):
            data = f"[{','.join(shard)}]" if kind == "texts" else _as_json("\n".join(shard))
            digest.update(data.encode())
            beginnings.append(shard[0][:2])
            counts.append(len(shard))
            yield _file(f"{kind}-{number}", data)
        sizes[kind] = _numbers(counts)
        if kind in ("words", "endings"):
            first[kind] = " ".join(beginnings)
    start = {
        # A browser may hold on to a file of an older index; another version is another address.
        "version": digest.hexdigest(),
        "sections": _numbers(len(page.sections) for page in pages),
        "aside": _numbers(number for number, page in enumerate(pages) if page.aside),
        "stop": " ".join(sorted(STOP_WORDS)),
        "synonyms": [[" ".join(phrase) for phrase in group] for group in groups],
        "first": first,
        "sizes": sizes,
    }
    yield _file("start", _as_json(start))


def _word_shards(pages: Sequence[Document], groups: list[list[Phrase]]) -> Iterator[tuple[str, Iterable[list[str]]]]:
    """The lines of each kind of file about words."""
    words = _words(pages)
    density = _density(pages)
    write = _list_writer(len(density))
    lists = [*_word_lists(words, density, write)]
    lists += [write(_own_levels(word, density)) for word in _group_words(groups, words, pages)]
    backwards = {stem[::-1]: number for number, stem in enumerate(words)}
    yield "words", _by_beginning(words, lambda stem: words[stem].line(stem))
    yield "endings", _by_beginning(sorted(backwards), lambda word: f"{word}|{_code(backwards[word])}")
    yield "lists", _by_size(lists, max(_LISTS_SIZE, sum(map(len, lists)) // _LISTS_FILES))


# ------------------------------------------------------------------------------ words and stems


def fold(word: str) -> str:
    """A word without capitals and accents."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(character for character in decomposed if unicodedata.category(character)[0] != "M")


def stem(folded: str) -> str:
    """What the forms of a Dutch word have in common: `scholen` and `school` give `schol`."""
    if len(folded) < 4:
        return folded
    for ending, before, instead in _ENDINGS:
        if folded.endswith(ending) and before.match(folded[: -len(ending)]):
            folded = folded[: -len(ending)] + instead
    last = folded[-1]
    if last == folded[-2] and last in "bdfgklmnprst":
        folded = folded[:-1]  # gezinn(en)
    if last in _LAST:
        folded = folded[:-1] + _LAST[last]  # gev(en), lez(en)
    if last not in "aeiouy" and folded[-3:-1] in _LONG_VOWELS:
        folded = folded[:-2] + folded[-1]  # school, schol(en)
    if folded.endswith("kinder"):
        return folded[:-2]
    return _IRREGULAR.get(folded, folded)


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(fold(token) for token in _TOKEN.findall(text))


@dataclass(slots=True)
class _Word:
    """Every place of one stem: a section stands in a list once for each time the word is in it, in any order."""

    form: str = ""
    parts: tuple[str, ...] = ()
    names: list[int] = field(default_factory=list)
    """The pages of which the title is this word and no other."""
    titles: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)

    def sections(self) -> set[int]:
        return {*self.titles, *self.headings, *self.body}

    def line(self, own_stem: str) -> str:
        """What the browser has to know of a word before it loads where the word stands."""
        weight = min(9, len(self.body).bit_length())
        return f"{own_stem}|{'' if self.form == own_stem else self.form}|{weight}|{' '.join(self.parts)}".rstrip("|")


# ------------------------------------------------------------------- a page as the index sees it


def _laid_out(document: Document) -> Document:
    """Put the page itself first: what stands under its title, or at no address of its own."""
    own, others = [], []
    for section in document.sections:
        if not section.anchor or section.heading == document.title:
            own.append(section.text if section.heading == document.title else f"{section.heading} {section.text}")
        else:
            others.append(section)
    first = Section("", "", " ".join(own).strip())
    return replace(document, sections=(first, *others))


def _words(pages: Sequence[Document]) -> dict[str, _Word]:
    """Every stem of the catalogue with its places, in the order of the alphabet."""
    titles: dict[str, list[int]] = defaultdict(list)
    headings: dict[str, list[int]] = defaultdict(list)
    pieces: dict[str, list[int]] = defaultdict(list)
    number = -1
    for page in pages:
        for token in _TOKEN.findall(page.title):
            titles[token].append(number + 1)
        for token in _TOKEN.findall(page.also):
            headings[token].append(number + 1)
        for section in page.sections:
            number += 1
            for token in _TOKEN.findall(section.heading):
                headings[token].append(number)
            for piece in section.text.split():
                pieces[piece].append(number)
    words, stems = _by_stem(titles, headings, _in_words(pieces))
    _add_names(words, pages)
    _split_compounds(words, stems)
    return words


def _in_words(pieces: Places) -> Places:
    """The places of words from those of what stands between spaces: each `(vrij)willigers,` is looked into once."""
    found: Places = defaultdict(list)
    for piece, places in pieces.items():
        for token in _TOKEN.findall(piece):
            found[token] += places
    return found


def _add_names(words: dict[str, _Word], pages: Sequence[Document]) -> None:
    """Tell each word which pages have it for their whole title."""
    first = 0
    for page in pages:
        name = set(_stems(_tokens(page.title)))
        if len(name) == 1 and (word := words.get(name.pop())):
            word.names.append(first)
        first += len(page.sections)


Places = dict[str, list[int]]


def _by_stem(titles: Places, headings: Places, body: Places) -> tuple[dict[str, _Word], dict[str, str]]:
    """Bring the forms of each word together, out of what is given; also give the stem of every form."""
    words: dict[str, _Word] = defaultdict(_Word)
    stems: dict[str, str] = {}
    known: dict[str, int] = {}
    for form in sorted({*titles, *headings, *body}):
        folded = fold(form[:-1] if _PLURAL_OF_ABBREVIATION.fullmatch(form) else form)
        if len(folded) < 2:
            continue
        own = stems.setdefault(folded, stem(folded))
        word = words[own]
        word.titles += titles.pop(form, ())
        word.headings += headings.pop(form, ())
        found = body.pop(form, ())
        if folded not in STOP_WORDS:
            word.body += found
        count = len(found)
        if not word.form or count > known[own]:
            word.form, known[own] = form if form.isupper() else folded, count
    return {
        own: word for own, word in sorted(words.items(), key=itemgetter(0)) if word.titles or word.headings or word.body
    }, stems


def _split_compounds(words: dict[str, _Word], stems: dict[str, str]) -> None:
    """Give each compound its parts: two words of this catalogue, or one and a rest that looks like a word."""
    beginnings = {form: own for form, own in stems.items() if own in words and form not in _NO_PART}
    beginnings |= {f"{form}s": own for form, own in beginnings.items() if len(form) > _SHORTEST_PART}
    if "kind" in words:
        beginnings["kinder"] = "kind"
    ends = words.keys() - _NO_END
    for own, word in words.items():
        cuts = [(own[:cut], own[cut:]) for cut in range(_SHORTEST_PART, len(own) - _SHORTEST_PART + 1)]
        both = [(beginnings[left], right) for left, right in cuts if left in beginnings and right in ends]
        if both:
            # Of several ways to cut, the one whose shortest part is longest is the least accidental.
            word.parts = max(both, key=lambda parts: (min(map(len, parts)), parts))
        else:
            word.parts = _outer_parts(cuts, beginnings, ends)


def _outer_parts(cuts: Sequence[tuple[str, str]], beginnings: dict[str, str], ends: Collection[str]) -> tuple[str, ...]:
    """The known beginning and end of a compound of which the rest is no word of the catalogue."""
    firsts = [
        left
        for left, rest in cuts
        if left in beginnings and min(len(left), len(rest)) > _SHORTEST_PART and rest not in _NO_END
    ]
    lasts = [right for rest, right in cuts if right in ends and len(right) > _SHORTEST_PART and rest not in _NO_PART]
    first, last = max(firsts, key=len, default=""), max(lasts, key=len, default="")
    if first and len(first) + len(last) <= sum(map(len, cuts[0])):
        return (beginnings[first], last) if last else (beginnings[first],)
    return (last,) if last else ()


# ----------------------------------------------------------------------------- where words stand


def _word_lists(words: dict[str, _Word], density: Sequence[float], write: Callable[[Levels], str]) -> Iterator[str]:
    """Per word its list of sections as itself, and after `;` those where it is a part of a compound."""
    compounds: dict[str, list[_Word]] = defaultdict(list)
    for own, word in words.items():
        for part in _all_parts(own, words):
            compounds[part].append(word)
    for own, word in words.items():
        whole = write(_own_levels(word, density))
        within = write(_part_levels(compounds[own], word.sections())) if own in compounds else ""
        yield f"{whole};{within}".rstrip(";")


def _density(pages: Sequence[Document]) -> list[float]:
    """Per section how much a repeated word says: less in a long one."""
    lengths = [len(section.text) + 1 for page in pages for section in page.sections]
    mean = sum(lengths) / len(lengths) if lengths else 1
    return [mean / (mean + length) for length in lengths]


def _all_parts(own: str, words: dict[str, _Word]) -> set[str]:
    found: set[str] = set()
    waiting = list(words[own].parts)
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += words[part].parts
    return found - {own}


def _own_levels(word: _Word, density: Sequence[float]) -> Levels:
    """The sections of a word by how loud it is there: twice in few words says more than twice in many."""
    body = sorted(word.body)
    once = dict.fromkeys(body)
    often, twice = [], []
    if len(once) < len(body):
        for number, more in Counter(compress(body, map(eq, body, body[1:]))).items():
            loudness = (more + 1) * density[number]
            if loudness >= 1.5:
                often.append(number)
            elif loudness >= 0.7:
                twice.append(number)
    return _loudest(word.names, sorted({*word.titles}), sorted({*word.headings}), often, twice, once)


def _part_levels(compounds: Sequence[_Word], own: set[int]) -> Levels:
    titles = set(chain.from_iterable(word.titles for word in compounds)) - own
    headings = set(chain.from_iterable(word.headings for word in compounds)) - own
    body = set(chain.from_iterable(word.body for word in compounds)) - own
    return _loudest((), sorted(titles), sorted(headings), (), (), sorted(body))


def _loudest(*levels: Collection[int]) -> Levels:
    """Leave each section on the loudest level where it stands; levels are in ascending order."""
    taken: set[int] = set()
    result: Levels = []
    for numbers in levels:
        result.append([number for number in numbers if number not in taken] if taken else [*numbers])
        taken.update(numbers)
    return result


def _list_writer(sections: int) -> Callable[[Levels], str]:
    """Write levels of ascending numbers as steps from one to the next, in as few characters as will do."""
    codes = [_code(number) for number in range(sections + 1)]

    def write(levels: Levels) -> str:
        return ",".join(["".join(_steps(codes, numbers)) for numbers in levels]).rstrip(",")

    return write


def _steps(codes: Sequence[str], numbers: Iterable[int]) -> Iterator[str]:
    before = -1
    for number in numbers:
        yield codes[number - before]
        before = number


def _code(number: int) -> str:
    """A number in digits of 32, lowest first; all but the last come from the second half of `_DIGITS`."""
    code = ""
    while number >= 32:
        code += _DIGITS[32 + number % 32]
        number //= 32
    return code + _DIGITS[number]


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(map(_code, numbers))


# --------------------------------------------------------------------------------- the glossary


def _groups(glossary: Iterable[Sequence[str]]) -> list[list[Phrase]]:
    """The phrases of each group as folded words, one per meaning: plurals add nothing."""
    groups = []
    for group in glossary:
        phrases = {_stems(tokens): tokens for tokens in map(_phrase, reversed(group)) if _stems(tokens)}
        if len(phrases) > 1:
            groups.append(sorted(phrases.values()))
    return groups


def _phrase(text: str) -> Phrase:
    """The words of a phrase; the s of an abbreviation's plural is none."""
    tokens = _tokens(text)
    return tokens[:-1] if tokens[1:] and tokens[-1] == "s" else tokens


def _stems(phrase: Phrase) -> Phrase:
    return tuple(stem(token) for token in phrase if len(token) > 1 and token not in STOP_WORDS)


def _group_words(groups: Iterable[list[Phrase]], words: dict[str, _Word], pages: Sequence[Document]) -> Iterator[_Word]:
    """Per group where any of its phrases stands, as if all were one word."""
    heads = [section.heading if row else page.title for page in pages for row, section in enumerate(page.sections)]
    texts = [section.text for page in pages for section in page.sections]
    for group in groups:
        together = _Word()
        for word in [_phrase_word(phrase, words, heads, texts) for phrase in group]:
            together.titles += word.titles
            together.headings += word.headings
            together.body += word.body
        yield together


def _phrase_word(phrase: Phrase, words: dict[str, _Word], heads: Sequence[str], texts: Sequence[str]) -> _Word:
    """Where a phrase stands, as if it were one word."""
    found = [words.get(own, _Word()) for own in _stems(phrase)]
    if len(phrase) == 1:
        return found[0]
    # The first words as they are, the last in any form.
    pattern = re.compile(r"\b" + r"[\W_]+".join(map(re.escape, (*phrase[:-1], stem(phrase[-1])))))
    result = _Word()
    for number in set.intersection(*(word.sections() for word in found)):
        if pattern.search(fold(heads[number])):
            result.headings.append(number)
        result.body += [number] * len(pattern.findall(fold(texts[number])))
    result.titles = [number for number in result.headings if all(number in word.titles for word in found)]
    return result


# ------------------------------------------------------------------------------------- the files


def _by_beginning(words: Iterable[str], line: Callable[[str], str]) -> list[list[str]]:
    """Cut sorted words into files; words with the same two first letters stay together."""
    shards: list[list[str]] = []
    size = _WORDS_SIZE
    for _, same in groupby(words, key=lambda word: word[:2]):
        lines = [line(word) for word in same]
        if size >= _WORDS_SIZE:
            shards.append([])
            size = 0
        shards[-1] += lines
        size += sum(map(len, lines)) + len(lines)
    return shards


def _by_size(items: Iterable[str], most: int) -> Iterator[list[str]]:
    """Cut items into files of about `most` characters."""
    shard: list[str] = []
    size = 0
    for item in items:
        if size >= most:
            yield shard
            shard, size = [], 0
        shard.append(item)
        size += len(item)
    if shard:
        yield shard


def _as_json(data: object) -> str:
    return to_json(data).decode()


def _page_as_json(page: Document) -> str:
    return _as_json(
        [page.url, page.title, page.kind, [[part.anchor, part.heading, part.text] for part in page.sections]]
    )


def _file(name: str, data: str) -> tuple[str, str]:
    return f"{FOLDER}{name}.js", f'pilotwijzerSearch.shard("{name}",{data});\n'
