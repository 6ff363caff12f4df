"""Our page templates, run by Jinja: strict, escaping everything, and without what we do not use of it.

A site renders thousands of pages of some five hundred small pieces each; what Jinja does around every
piece, call and include came to more than the pieces themselves. Each shortcut here takes such a thing out.
"""

from __future__ import annotations

import html
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import CodeType
from typing import Any

import markupsafe
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape


def make_environment(folder: Path) -> Environment:
    """Make an environment for the templates in a folder. Its globals must be set before the first is rendered."""
    return _Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )


class _Context(Context):
    """Calls what a template calls and does no more: nothing of ours asks for the context, and asking costs."""

    def call(
        self, called: Callable[..., Any], *arguments: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        return called(*arguments, **named)


class _Template(Template):
    """Puts text into a page as text: Jinja makes an object of every piece first, to join them a moment later."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Make the template that was compiled, with our way to escape."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


# The function in C behind `markupsafe.escape`, as long as it has that name.
_escaped_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", html.escape)


def _escaped(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return _escaped_text(value)
    made: str = value if kind is Markup else escape(value)
    return made


class _Environment(Environment):
    """Jinja as far as our templates need it, and without what that costs them."""

    context_class = _Context
    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """Look a template up by its name alone: includes ask twenty times a page."""
        assert isinstance(name, str)
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent, globals)
        return self._loaded[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give all templates the same globals; a chain of mappings for each costs more than the rest of an include."""
        return self.globals if d is None else super().make_globals(d)


class _Compiled(BytecodeCache):
    """Keeps compiled templates: under `serve` there are new pages with every change, but the same templates."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept of this source."""
        checksum, code = self._code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()
