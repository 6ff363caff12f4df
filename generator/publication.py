"""What the site says about itself to whoever quotes, links or harvests it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """What the pages say about the site itself.

    `edit` is the address of the folder pilots/ in an editor, `adres` that of the site, ending in a slash,
    `licentie` that of the licence under which others may use the texts; each of them can be "".
    """

    naam: str
    beschrijving: str = ""
    edit: str = ""
    adres: str = ""
    licentie: str = ""

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
