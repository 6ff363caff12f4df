"""Takes the picture of the home page that README.md shows: `make screenshots`."""

import tempfile
from pathlib import Path

from generator.build import build_site
from tests.browser import launch, serve, visit

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / ".github" / "site.png"


def main() -> None:
    """Builds the site in a temporary folder and writes the picture."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "site")
        build_site(ROOT, out)
        with serve(out) as base, launch() as browser:
            with visit(browser, base, width=1280, height=860) as page:
                page.goto("/", wait_until="networkidle")
                page.screenshot(path=PICTURE)
    print(f"Gemaakt: {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
