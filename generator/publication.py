"""What the site says about itself to whoever quotes, links or harvests it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from pydantic_core import to_json


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """What the pages say about the site itself.

    `adres` is that of the site, ending in a slash, `licentie` that of the licence under which others may use the
    texts; `repository` on GitHub, its `branch` and `mail` are where descriptions are sent in. Each of them can be "".
    """

    naam: str
    beschrijving: str = ""
    adres: str = ""
    licentie: str = ""
    repository: str = ""
    branch: str = "main"
    mail: str = ""

    def address(self, url: str) -> str:
        """The full address of a page or file, or the same relative to the root when the site does not know its own."""
        return self.adres + quote(url)

    def as_data(self) -> dict[str, str]:
        """The name, the address and the licence, as far as they are known."""
        known = {"naam": self.naam, "adres": self.adres, "licentie": self.licentie}
        return {key: value for key, value in known.items() if value}

    def licence_text(self) -> str:
        """What one may do with the data, as a file that goes with it."""
        allowed = f"U mag deze gegevens gebruiken onder de licentie {self.licentie}" if self.licentie else _UNKNOWN
        source = f"Noem als bron: {self.naam}" + (f", {self.adres}" if self.adres else "")
        return f"{allowed}.\n{source}.\n"


_UNKNOWN = "De beheerder van deze catalogus heeft nog niet gezegd onder welke licentie u deze gegevens mag gebruiken"


# -------------------------------------------------------------------------------------- quoting a page


@dataclass(frozen=True, slots=True)
class Quoted:
    """A description as others quote it: in the style of APA (the middle piece is in italics), and as BibTeX."""

    before: str
    title: str
    after: str
    bibtex: str


def quoted(site: SiteInfo, key: str, title: str, year: str, note: str) -> Quoted:
    """Return how to quote the page of a pilot; `year` and `note` are "" when there is none."""
    url = site.address(f"pilots/{key}/") if site.adres else ""
    after = f" [{'; '.join(filter(None, ('Beschrijving van een pilot', note)))}]. {url}".rstrip()
    fields = {"author": site.naam, "title": title, "year": year, "note": note, "url": url}
    lines = [f"  {name} = {{{_in_tex(name, text)}}}" for name, text in fields.items() if text]
    return Quoted(f"{site.naam}. ({year or 'z.d.'}). ", title, after, ",\n".join([f"@misc{{{key}", *lines]) + "\n}")


_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def _in_tex(name: str, text: str) -> str:
    """A field as LaTeX takes it; braces keep a name together, and a title as it is written."""
    if name == "url":
        return text
    escaped = text.translate(_TEX)
    return f"{{{escaped}}}" if name in ("author", "title") else escaped


def in_a_frame(site: SiteInfo, key: str, title: str) -> str:
    """The HTML with which another site shows the card of a pilot."""
    address, name = escape(site.address(f"pilots/{key}/kaart/")), escape(title)
    return f'<iframe src="{address}" title="{name}" width="100%" height="300" style="border:0" loading="lazy"></iframe>'


def as_pasted(site: SiteInfo, key: str, title: str, region: str, summary: str) -> str:
    """The HTML with which another site tells of a pilot in its own looks."""
    # An apostrophe needs no code outside an attribute, and a person reads this.
    title, region, summary, name = (
        html.escape(text).replace("&#x27;", "'") for text in (title, region, summary, site.naam)
    )
    link = f'<a href="{escape(site.address(f"pilots/{key}/"))}">{title}</a>'
    source = f'<a href="{escape(site.adres)}">{name}</a>'
    return f"<p>{link} ({region})<br>\n{summary}<br>\nBron: {source}</p>"


# ----------------------------------------------------------------------- for programs that read pages

Linked = dict[str, Any]


def as_script(data: Linked) -> str:
    """JSON-LD as a page carries it: data, that no browser runs and no text can end."""
    text = to_json({"@context": "https://schema.org", **data}).decode()
    return f'<script type="application/ld+json">{text.replace("<", chr(92) + "u003c")}</script>'


def web_page(site: SiteInfo, url: str, title: str, description: str) -> Linked:
    """Describe a page in the words of schema.org; the home page is the site itself."""
    known = {"description": description, "license": site.licentie, "url": site.adres and site.address(url)}
    made: Linked = {"@type": "WebPage" if url else "WebSite", "name": title, "inLanguage": "nl"}
    made |= {name: text for name, text in known.items() if text}
    whole = {"@type": "WebSite", "name": site.naam} | ({"url": site.adres} if site.adres else {})
    return made | {"isPartOf": whole} if url else made


def data_set(site: SiteInfo, description: str, files: Sequence[tuple[str, str, str]]) -> Linked:
    """Describe the data set in the words of schema.org; `files` are name, media type and title."""
    creator = {"@type": "Organization", "name": site.naam} | ({"url": site.adres} if site.adres else {})
    found = [
        {"@type": "DataDownload", "name": title, "encodingFormat": kind, "contentUrl": site.address(f"data/{name}")}
        for name, kind, title in files
    ]
    return {"@type": "Dataset", "name": site.naam, "description": description, "creator": creator} | (
        {"distribution": found} if site.adres else {}
    )


_AUTHORITY = "http://publications.europa.eu/resource/authority/"


def dcat(site: SiteInfo, description: str, version: str, files: Sequence[tuple[str, str, str]]) -> Linked:
    """Describe the data set by DCAT-AP-NL, as JSON-LD; addresses are relative when the site does not know its own.

    Only what is known is said: who keeps the catalogue is who publishes it, by the name of the site.
    """
    up = site.adres or "../"
    root = f"{up}data/"
    publisher: Linked = {"@id": f"{up}#uitgever", "@type": "foaf:Agent", "foaf:name": _dutch(site.naam)}
    common: Linked = {
        "dct:title": _dutch(site.naam),
        "dct:description": _dutch(description),
        "dct:language": {"@id": f"{_AUTHORITY}language/NLD"},
        "dct:publisher": publisher,
    }
    licence: Linked = {"dct:license": {"@id": site.licentie}} if site.licentie else {}
    rights = {"@id": f"{_AUTHORITY}access-right/PUBLIC"}
    distributions = [
        {
            "@id": f"{root}{name}",
            "@type": "dcat:Distribution",
            "dct:title": _dutch(title),
            "dcat:accessURL": {"@id": root},
            "dcat:downloadURL": {"@id": f"{root}{name}"},
            "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{kind}"},
            **licence,
        }
        for name, kind, title in files
    ]
    dataset: Linked = {
        "@id": f"{root}#gegevens",
        "@type": "dcat:Dataset",
        **common,
        "dct:identifier": f"{root}#gegevens",
        "dct:accessRights": rights,
        "dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": site.naam, "vcard:hasURL": {"@id": up}},
        "dcat:landingPage": {"@id": root},
        "dcat:theme": {"@id": f"{_AUTHORITY}data-theme/EDUC"},
        "dcat:version": version,
        "dcat:distribution": distributions,
    }
    catalogue = {"@id": f"{root}#catalogus", "@type": "dcat:Catalog", **common, **licence, "dcat:dataset": dataset}
    return {"@context": _PREFIXES, **catalogue}


_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


def _dutch(text: str) -> Linked:
    return {"@value": text, "@language": "nl"}
