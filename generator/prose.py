"""Free text from the YAML made into safe HTML, with the glossary's terms marked.

Text is data: Markdown without raw HTML, images or headings, followed by a strict allow-list. Links go
to https and mailto only. Terms are marked in the finished text, once per section, because pushing a
glossary through Markdown on every page is slow and marks inside links.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from generator.templates import markup

_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "br", "blockquote"}
# Any of these can mean something to Markdown or to the allow-list; a text without them is just a paragraph.
_SPECIAL_SIGN = re.compile(r"[\\`*_\[\]<>&\n\r\t\x00\xa0!~|]")
_SPECIAL_START = re.compile(r"\s*(?:[-+#=]|\d+[.)])|[ ]")
_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"\w+")
# Inside these no term is marked: a link cannot hold a link, and a heading or a sample is not running text.
_UNMARKED = re.compile(r"<(a|h[1-6]|code|pre|label|button)\b")


def _https_or_mail(tag: str, attribute: str, value: str) -> str | None:
    # The allow-list alone lets relative addresses and titles through; a text in the YAML cannot know
    # where it is shown.
    if (tag, attribute) == ("a", "href") and re.match(r"(?:https://|mailto:)[^\s]", value, re.IGNORECASE):
        return value
    return value if attribute == "rel" else None


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(
    [
        "image",
        "html_inline",
        "html_block",
        "heading",
        "lheading",
        "hr",
        "fence",
        "code",
        "reference",
        "backticks",
    ]
)
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}},
    url_schemes={"https", "mailto"},
    link_rel="noopener noreferrer",
    attribute_filter=_https_or_mail,
)


def _is_plain(text: str) -> bool:
    return not (_SPECIAL_SIGN.search(text) or _SPECIAL_START.match(text) or text.endswith(" "))


def markdown(text: str) -> str:
    """Turn a free text into safe HTML blocks."""
    if _is_plain(text):
        return f"<p>{text}</p>\n"
    return _CLEANER.clean(_MARKDOWN.render(text))


@lru_cache(maxsize=512)  # a summary stands in half a dozen files, made one after the other
def plain_text(text: str) -> str:
    """A free text without its markup, on one line: for a list of pages, a tooltip or a search engine."""
    return text if _is_plain(text) else " ".join(html.unescape(_TAG.sub("", markdown(text))).split())


def clean_page(content: str) -> str:
    """Take script and foreign addresses out of a knowledge page that Markdown has made into HTML.

    Such pages come in by pull request too. Pictures may only come from the site itself.
    """
    return nh3.clean(
        content,
        tags=nh3.ALLOWED_TAGS | {"section", "input", "label"},
        attributes={
            "*": {
                "id",
                "class",
                "title",
                "lang",
                "aria-label",
                "aria-hidden",
                "aria-describedby",
                "role",
                "tabindex",
            },
            "a": {"href"},
            "img": {"src", "alt", "width", "height"},
            "td": {"colspan", "rowspan", "style"},
            "th": {"colspan", "rowspan", "scope", "style"},
            "ol": {"start"},
            "input": {"type", "disabled", "checked"},
        },
        url_schemes={"https", "mailto"},
        link_rel="noopener noreferrer",
        attribute_filter=_own_pictures,
        filter_style_properties={"text-align"},
    )


def _own_pictures(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src" and re.match(r"[a-z][a-z0-9+.-]*:|//|\\", value, re.IGNORECASE):
        return None
    return value


@dataclass(frozen=True, slots=True)
class Term:
    """What the marker links: an entry of the glossary, or with `address` something that is called by name.

    `forms` are all ways in which it is written; a name counts only as it stands there, capitals included.
    """

    key: str
    uitleg: str
    forms: tuple[str, ...]
    address: str = ""


def _folded_words(text: str) -> list[str]:
    # Folding can change how long a text is, and so where its words begin, but not when it is plain ASCII.
    if text.isascii():
        return _WORD.findall(text.lower())
    return [word.casefold() for word in _WORD.findall(text)]


class _Shape(NamedTuple):
    """What forms can have in common: their length, where their first word begins (`(V)SO`), whether capitals count."""

    length: int
    offset: int
    exact: bool


class Glossary:
    """Finds terms in text by their first word; abbreviations count only in capitals."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms
        # Per shape, since hundreds of names can begin with the same word: Gemeente, Stichting.
        self._by_first_word: dict[str, dict[_Shape, dict[str, str]]] = {}
        for term in terms.values():
            for form in map(partial(html.escape, quote=False), term.forms):
                first = _WORD.search(form)
                if first:
                    exact = bool(term.address) or form.lstrip("(")[:2].isupper()
                    text = form if exact else form.casefold()
                    shapes = self._by_first_word.setdefault(first.group().casefold(), {})
                    shapes.setdefault(_Shape(len(text), first.start(), exact), {}).setdefault(text, term.key)
        for word, shapes in self._by_first_word.items():
            self._by_first_word[word] = dict(sorted(shapes.items(), key=lambda item: -item[0].length))
        self._first_words = self._by_first_word.keys()

    def mark(self, text: str, base: str, seen: set[str]) -> str:
        """Mark the terms in escaped text that are not in `seen` yet, and add them to it."""
        words = _folded_words(text)
        if self._first_words.isdisjoint(words):
            return text
        parts: list[str] = []
        done = 0
        for place, word in zip(_WORD.finditer(text), words, strict=True):
            if word not in self._first_words or place.start() < done:
                continue
            found = self._at(text, place.start(), word)
            if found and found[2] not in seen and found[0] >= done:
                start, end, key = found
                seen.add(key)
                parts += (text[done:start], self._link(key, text[start:end], base))
                done = end
        if not done:
            return text
        parts.append(text[done:])
        return "".join(parts)

    def _at(self, text: str, place: int, word: str) -> tuple[int, int, str] | None:
        """The term of which the word at `place` is the first word: its start, its end and its key."""
        for (length, offset, exact), keys in self._by_first_word[word].items():
            start = place - offset
            end = start + length
            candidate = text[max(start, 0) : end]
            key = keys.get(candidate if exact else candidate.casefold())
            if key and not text[end : end + 1].isalnum():
                return start, end, key
        return None

    def _link(self, key: str, text: str, base: str) -> str:
        if address := self._terms[key].address:
            return f'<a class="naam" href="{base}{address}">{text}</a>'
        return f'<a class="begrip" href="{base}begrippen/#{key}"{_uitleg_attribute(self._terms[key].uitleg)}>{text}</a>'


@lru_cache(maxsize=4096)
def _uitleg_attribute(uitleg: str) -> str:
    return f' data-uitleg="{html.escape(plain_text(uitleg))}"' if uitleg else ""


class Prose:
    """Renders the texts of one page; remembers which terms the current section has marked.

    `own` is the address of the page itself: there its name is no link.
    """

    def __init__(self, glossary: Glossary, base: str, own: str = "") -> None:
        self._glossary = glossary
        self._base = base
        self._own = {own}
        self._seen = set(self._own)
        self._seen_before: set[str] = set()

    @property
    def terms(self) -> frozenset[str]:
        """The keys of the terms marked so far."""
        return frozenset(self._seen_before | self._seen)

    def section(self) -> str:
        """Start a new section, in which each term is marked once more."""
        self._seen_before |= self._seen
        self._seen = set(self._own)
        return ""

    def block(self, text: str) -> Markup:
        """A free text as paragraphs and lists."""
        if _is_plain(text):
            return markup(f"<p>{self._glossary.mark(text, self._base, self._seen)}</p>\n")
        return markup(self._marked(markdown(text)))

    def inline(self, text: str) -> Markup:
        """A free text without the paragraph around it; several paragraphs stay paragraphs."""
        if _is_plain(text):
            return markup(self._glossary.mark(text, self._base, self._seen))
        made = markdown(text).strip()
        if made.startswith("<p>") and made.endswith("</p>") and made.count("<p>") == 1:
            made = made[3:-4]
        return markup(self._marked(made))

    def page(self, made: str) -> str:
        """The HTML of a knowledge page with its terms marked; each heading of the second level begins a section."""
        return self._marked(made)

    def _marked(self, made: str) -> str:
        parts = _TAG.split(made)
        inside = ""
        for index, part in enumerate(parts):
            if index % 2 == 0:
                if part and not inside:
                    parts[index] = self._glossary.mark(part, self._base, self._seen)
            elif inside:
                inside = "" if part == f"</{inside}>" else inside
            elif unmarked := _UNMARKED.match(part):
                inside = unmarked[1]
                if inside == "h2":
                    self.section()
        return "".join(parts)
