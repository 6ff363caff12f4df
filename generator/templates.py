"""Our page templates, run by Jinja: strict, escaping everything, and without what we do not use of it.

A site renders thousands of pages of some five hundred small pieces each; what Jinja does around every
piece, call and include came to more than the pieces themselves. Each shortcut here takes such a thing out.
Templates may use no inheritance, no `call` blocks, and nothing that asks for Jinja's context; `a.b` is an
attribute and never the key of a mapping.
"""

from __future__ import annotations

import contextlib
import html
import sys
from collections.abc import Callable, Mapping, MutableMapping
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
import markupsafe
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.utils import missing
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


def keep_compiled(environment: Environment) -> None:
    """Let an environment that others made keep its compiled templates as ours does: the theme's take long as well."""
    means = sorted(environment.extensions), environment.autoescape, environment.trim_blocks, environment.lstrip_blocks
    environment.bytecode_cache = _Compiled(repr(means))


class _Writer(CodeGenerator):
    """Writes the Python of a template: one list of pieces, plain attributes and plain calls."""

    def enter_frame(self, frame: Frame) -> None:
        """Gather the pieces of a whole template in a list, as Jinja does for a macro, instead of yielding each."""
        if frame.rootlevel:
            self.buffer(frame)
        super().enter_frame(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """Hand over all pieces as one."""
        super().leave_frame(frame, with_python_scope)
        if frame.rootlevel and frame.toplevel:
            self.writeline(f"yield concat({frame.buffer})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Render the other template with what is known here."""
        self.writeline(f"{frame.buffer}.extend(environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f").root_render_func(context.within({self.dump_local_context(frame)})))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Take an attribute; Jinja tries a key as well."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Call; Jinja looks first whether what is called wants to know where it is called from."""
        assert not forward_caller
        self.visit(node.node, frame)
        for index, argument in enumerate([*node.args, *node.kwargs]):
            self.write(", " if index else "(")
            self.visit(argument, frame)
        self.write(")" if node.args or node.kwargs else "()")


class _Context(Context):
    """What a template knows by name."""

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        _blocks: Mapping[str, Any],
        **_globals: Any,
    ) -> None:
        """Leave out what only inheritance uses."""
        assert isinstance(environment, _Environment)
        self.environment = environment
        self.parent = parent
        self.vars = {}
        self.name = name
        self.blocks = {}
        self.exported_vars = set()
        self.eval_ctx = environment.escaping
        # All templates have the same globals, so a template that is imported has them already.
        self.globals_keys = set()

    def within(self, local: Mapping[str, Any]) -> _Context:
        """Make the context of a template that is included where these names are known."""
        known = {**self.parent, **self.vars}
        known.update({name: value for name, value in local.items() if value is not missing})
        return _Context(self.environment, known, self.name, {})


class _Macro:
    """A macro: called by the place of its arguments, or by their names."""

    __slots__ = ("_names", "_render", "name")

    def __init__(
        self, _environment: Environment, render: Callable[..., str], name: str, names: tuple[str, ...], *_unused: bool
    ) -> None:
        render.__defaults__ = (missing,) * len(names)
        self.name = name
        self._render = render
        self._names = names

    def __call__(self, *arguments: Any, **named: Any) -> Markup:
        if named:
            arguments += tuple([named.pop(name, missing) for name in self._names[len(arguments) :]])
            assert not named, f"{self.name} has no {named}"
        return markup(self._render(*arguments))


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
        """Make the template that was compiled, with our way to escape and our macros."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__.update(escape=escaped, Macro=_Macro)
        return template


def markup(text: str) -> Markup:
    """Mark a text as HTML: `Markup(text)` without first asking what the text is."""
    return str.__new__(Markup, text)


# The function in C behind `markupsafe.escape`, as long as it has that name.
_escaped_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", html.escape)


def escaped(value: Any) -> str:
    """Make HTML of a text: `escape(value)` of markupsafe, as text and without what makes it slow for short ones."""
    kind = type(value)
    if kind is str:
        return _escaped_text(value)
    made: str = value if kind is Markup else escape(value)
    return made


class _Environment(Environment):
    """Jinja as far as our templates need it, and without what that costs them."""

    code_generator_class = _Writer
    context_class = _Context
    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.escaping = EvalContext(self)
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


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates as Python keeps compiled modules, and in the same place.

    Compiling them takes as long as rendering two hundred pilots. They are kept in memory as well: under `serve` there
    are new pages with every change, but the same templates.
    """

    def __init__(self, settings: str = "") -> None:
        super().__init__(str(Path(cache_from_source(__file__)).parent), "template-%s.cache")
        self._code: dict[str, tuple[str, CodeType | None]] = {}
        # What is kept was written by this very file, for this version of Jinja, with these settings.
        self._writer = jinja2.__version__ + settings + Path(__file__).read_text(encoding="utf-8")

    def get_source_checksum(self, source: str) -> str:
        """Tell one source from another, and from the same source that was compiled otherwise."""
        return super().get_source_checksum(self._writer + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept of this source."""
        checksum, code = self._code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        else:
            super().load_bytecode(bucket)
            self._code[bucket.key] = bucket.checksum, bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; where nothing may be written, it is compiled again next time."""
        self._code[bucket.key] = bucket.checksum, bucket.code
        if not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                super().dump_bytecode(bucket)


_COMPILED = _Compiled()
