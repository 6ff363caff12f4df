"""What all tests share: the real site, built once, and a browser to look at it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page

from tests.browser import launch, serve, visit
from tests.forms import Ask

ROOT = Path(__file__).parent.parent

# The same examples in every run: a test that fails now and then tells nobody anything.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.load_profile("same")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the site of this repository, built the way the command builds it."""
    # Not at the top: a build that does not even import is no reason to lose all other tests.
    from generator.build import build_site  # noqa: PLC0415

    out = tmp_path_factory.mktemp("site") / "site"
    built = build_site(ROOT, out)
    assert built.ok, [*built.diagnostics, *built.problems]
    return out


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address on 127.0.0.1 where that site is served."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launch() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def ask(browser: Browser) -> Iterator[Ask]:
    """The engine of the form, with the lists of this repository."""
    from generator.catalogue import load_catalogue  # noqa: PLC0415

    engine = Ask(browser, load_catalogue(ROOT)[0])
    yield engine
    engine.close()


@pytest.fixture
def open_page(browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Opens pages on the site with the options of `visit`; each is checked when the test ends."""
    with ExitStack() as visits:
        start = partial(visit, browser, site_url)
        yield lambda **options: visits.enter_context(start(**options))


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page at desktop width, in light colours."""
    return open_page()
