from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from generator import templates
from generator.templates import keep_compiled


def rendered(folder: Path, **settings: Any) -> str:
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, **settings)
    keep_compiled(environment)
    return environment.get_template("page.html").render(name="a & b")


def test_compiled_templates_of_the_theme_are_kept_for_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr(templates, "cache_from_source", lambda _: str(tmp_path / "kept.pyc"))
    page = tmp_path / "page.html"
    page.write_text("{% if name %}\n{{ name }}{% endif %}", encoding="utf-8")
    compiled: list[str] = []
    compile_source = Environment.compile

    def told(self: Environment, source: str, *rest: Any) -> Any:
        compiled.append(source)
        return compile_source(self, source, *rest)

    monkeypatch.setattr(Environment, "compile", told)
    assert [rendered(tmp_path), rendered(tmp_path)] == ["\na &amp; b", "\na &amp; b"]
    assert len(compiled) == 1
    assert rendered(tmp_path, trim_blocks=True) == "a &amp; b"
    page.write_text("{{ name }}!", encoding="utf-8")
    assert rendered(tmp_path) == "a &amp; b!"
    assert len(compiled) == 3
