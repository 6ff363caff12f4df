from pathlib import Path

import pytest

from generator.catalogue import Catalogue, load_catalogue
from generator.comparison import Likeness
from tests.catalogues import pilot, write_catalogue


def catalogue(root: Path, **pilots: str) -> Catalogue:
    loaded, found = load_catalogue(write_catalogue(root, pilots))
    assert found == []
    return loaded


def test_what_is_shared_and_what_is_not_is_said(tmp_path: Path) -> None:
    other = pilot("Groen dak").replace("fase: in_uitvoering", "fase: voorbereiding")
    [alike] = Likeness(catalogue(tmp_path, tegels=pilot(), dak=other)).nearest("tegels")
    assert alike.slug == "dak"
    assert alike.reasons == ("werken allebei aan Regen en Wind", "werken allebei samen met Waterclub")
    assert alike.differences == ("fase daar: voorbereiding; hier: in uitvoering",)


def test_one_thing_shared_is_not_alike(tmp_path: Path) -> None:
    alone = pilot("Alleen").replace("themas: [regen, wind]", "themas: [regen]").replace("[waterclub]", "[bakkers]")
    with_other = catalogue(tmp_path, tegels=pilot(), alleen=alone)
    assert Likeness(with_other).nearest("tegels") == []


def test_what_few_share_weighs_more(tmp_path: Path) -> None:
    def about(themas: str) -> str:
        return pilot("Proef").replace("[regen, wind]", f"[{themas}]")

    many = {f"veel-{number}": about("regen") for number in range(6)}
    root = write_catalogue(tmp_path, many | {"een": about("regen, wind"), "twee": about("wind")})
    loaded, _ = load_catalogue(root)
    nearest = Likeness(loaded).nearest("een")
    assert nearest[0].slug == "twee"
    assert len(nearest) == 3


@pytest.mark.parametrize("slug", ["tegels", "dak"])
def test_likeness_goes_both_ways(tmp_path: Path, slug: str) -> None:
    found = Likeness(catalogue(tmp_path, tegels=pilot(), dak=pilot("Groen dak")))
    assert [alike.slug for alike in found.nearest(slug)] == [{"tegels": "dak", "dak": "tegels"}[slug]]
    assert found.nearest(slug)[0].differences == ()
