"""The command `pilotwijzer`: the one place that talks to a person at a terminal."""

from __future__ import annotations

import argparse
import datetime
import errno
import gc
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO, get_args

from generator import report, rules, status
from generator.catalogue import PILOTS, Catalogue, load_catalogue
from generator.diagnostics import Diagnostic, Severity, enumerated, has_faults, in_order, nearest
from generator.model import Pilot
from generator.schema import is_slug, schema_text, slug_of
from generator.sessions import SESSIES, Sessie
from generator.source import has_invisible

CLEAN, FAULTS, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


class WrongUseError(Exception):
    """The command was given something it cannot work with; the text says what, in Dutch."""


def command() -> NoReturn:
    """Run as a program of its own: one that ends soon need not tidy its memory, half way or at the end."""
    gc.disable()
    status = main()
    sys.stderr.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 when all is well, 1 when there are faults, 2 for wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except WrongUseError as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        # The reader (`head`, a pager) has seen enough; Python would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except KeyboardInterrupt:
        print("Gestopt.", file=sys.stderr)
        return INTERRUPTED
    return status


# ------------------------------------------------------------------------------ the commands


def _check(options: argparse.Namespace) -> int:
    root = _root(options.root)
    wanted = [_under(root, path) for path in options.paths]
    catalogue, found = _everything(root)
    told = sys.stdout if options.format == "text" else sys.stderr  # a program reads nothing but what it asked for
    if options.herstel:
        _tidy_up_first()
    if options.herstel and _mend(root, catalogue, found, wanted, told):
        catalogue, found = _everything(root)
    files = list(catalogue.files)
    if wanted:
        found = [diagnostic for diagnostic in found if _is_wanted(diagnostic.mark.path, wanted)]
        files = [file for file in files if _is_wanted(file, wanted)]
    sys.stdout.write(_FORMATS[options.format](found, len(files)))
    return FAULTS if has_faults(found) else CLEAN


def _everything(root: Path) -> tuple[Catalogue, list[Diagnostic]]:
    catalogue, found = load_catalogue(root)
    return catalogue, in_order([*found, *rules.check(catalogue)])


def _mend(root: Path, catalogue: Catalogue, found: Sequence[Diagnostic], wanted: Sequence[str], told: TextIO) -> bool:
    """Make the safe repairs in the files with faults, and say which; tells whether there were any."""
    # Not at the top: only who asks for repairs needs it.
    from generator.repair import repair  # noqa: PLC0415

    mended = False
    for path in dict.fromkeys(one.mark.path for one in found if one.fix or one.code == "codering"):
        if wanted and not _is_wanted(path, wanted):
            continue
        done = repair(catalogue, path, (root / path).read_bytes())
        if done.after != done.before:
            _rewrite(root / path, done.before, done.after)
            changes = report.as_changes(path, done.changes, was_recoded=done.was_recoded, color=_wants_color(told))
            told.write(changes)
            mended = True
    return mended


def _rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Put other content into a file, all of it or nothing, unless somebody else has changed it meanwhile."""
    beside = path
    try:
        # A name with a dot in front is no description, should the machine stop before it is gone.
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            beside = Path(file.name)
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, beside)
        if path.is_symlink() or path.read_bytes() != before:
            raise WrongUseError(f"{path} is intussen gewijzigd. Er is niets veranderd; probeer het opnieuw.")
        beside.replace(path)
    except OSError as fault:
        raise WrongUseError(f"{path} kan niet worden bewaard: {_reason(fault)}. Er is niets veranderd.") from None
    finally:
        if beside != path:
            beside.unlink(missing_ok=True)


def _reason(fault: OSError) -> str:
    reasons = {errno.EACCES: "u mag hier niet schrijven", errno.EROFS: "u mag hier niet schrijven"}
    return reasons.get(fault.errno or 0, "er is geen plaats, of de schijf is niet bereikbaar")


_FORMATS: dict[str, Callable[[Sequence[Diagnostic], int], str]] = {
    "text": lambda found, files: report.as_text(found, color=_wants_color(sys.stdout), files=files),
    "github": report.as_github,
    "json": lambda found, _: report.as_json(found),
    "sarif": lambda found, _: report.as_sarif(found),
    "markdown": report.as_markdown,
}


def _build(options: argparse.Namespace) -> int:
    # Not at the top: MkDocs takes longer to import than `check` takes to run.
    from generator.build import build_site, pack_site  # noqa: PLC0415

    root = _root(options.root)
    _tidy_up_first()
    built = build_site(root, Path(options.out) if options.out else root / "site", _Progress())
    if built.diagnostics:
        print(report.as_text(built.diagnostics, color=_wants_color(sys.stderr)), file=sys.stderr)
    for problem in built.problems:
        print(report.visible(problem), file=sys.stderr)
    if not built.ok:
        print("De site is niet gemaakt. Een site die er al stond, is niet veranderd.", file=sys.stderr)
        return WRONG_USE if built.refused else FAULTS
    print(f"De site staat in {built.out}: {built.pages} pagina's.")
    if built.hint:
        print(built.hint)
    if options.offline:
        file = Path(options.offline).resolve()
        try:
            pack_site(built.out, file)
        except OSError as fault:
            print(
                f"{fault.filename} kan niet worden geschreven. Kijk of die map er is en of u dat mag.", file=sys.stderr
            )
            return FAULTS
        print(f"De site om mee te nemen staat in {file}.")
    return CLEAN


def _export(options: argparse.Namespace) -> int:
    from generator.build import write_export  # noqa: PLC0415

    return _written(options, write_export, "De gegevens")


def _pages(options: argparse.Namespace) -> int:
    from generator.build import write_pages  # noqa: PLC0415

    return _written(options, write_pages, "De pagina's")


def _written(options: argparse.Namespace, write: Callable[[Path, Path], Sequence[Diagnostic]], what: str) -> int:
    """Write something that is made of the whole catalogue into a new folder."""
    _tidy_up_first()
    root, out = _root(options.root), _new_folder(options.out)
    try:
        found = write(root, out)
    except OSError as fault:
        raise WrongUseError(f"{fault.filename or out} kan niet worden geschreven: {_reason(fault)}.") from None
    if found:
        print(report.as_text(found, color=_wants_color(sys.stderr)), file=sys.stderr)
    if has_faults(found):
        print("Er is niets geschreven.", file=sys.stderr)
        return FAULTS
    print(f"{what} staan in {out}.")
    return CLEAN


def _new_folder(text: str) -> Path:
    """A folder that is empty or not there yet: what is in another one is not ours to replace."""
    out = Path(text).resolve()
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise WrongUseError(f"{out} is niet leeg. Geef met --out een lege of nieuwe map.")
    return out


def _pr_rapport(options: argparse.Namespace) -> int:
    _tidy_up_first()
    from generator import proposal  # noqa: PLC0415
    from generator.history import GitError  # noqa: PLC0415

    root = _root(options.root)
    try:
        request = proposal.read_proposal(root, options.base, options.head)
        with tempfile.TemporaryDirectory() as folder:
            judged = proposal.judge(request, *proposal.lay_out(root, request, Path(folder)))
            packed = _packed_site(judged.after.root, options.zip) if options.zip and judged.ok else ""
    except GitError as fault:
        raise WrongUseError(report.visible(str(fault))) from None
    Path(options.samenvatting).write_text(proposal.as_summary(judged, packed), encoding="utf-8")
    sys.stdout.write(report.as_github(judged.diagnostics, len(request.changed)))
    return CLEAN if judged.ok else FAULTS


def _packed_site(root: Path, file: str) -> str:
    """Build the site of a request and pack it; return the name of the file, "" when the site could not be made."""
    from generator.build import build_site, pack_site  # noqa: PLC0415

    out = root.parent / "site"
    built = build_site(root, out)
    for problem in built.problems:
        print(report.visible(problem), file=sys.stderr)
    if not built.ok:
        return ""
    pack_site(out, Path(file).resolve())
    return Path(file).name


def _tidy_up_first() -> None:
    """From here on something is being written: whoever stops the command leaves nothing half done."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


class _Progress:
    """Says how far a build is, once it takes longer than a person likes to wait in silence."""

    def __init__(self) -> None:
        self._said = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self._said > 1.5:
            self._said = time.monotonic()
            print(f"Bezig: {done} van {total} pagina's.", file=sys.stderr)


def _status(options: argparse.Namespace) -> int:
    catalogue, found = _everything(_root(options.root))
    shown = status.standings(catalogue)
    sys.stdout.write(status.as_json(shown) if options.format == "json" else status.as_text(shown))
    broken = len({one.mark.path for one in found if one.severity is Severity.FOUT})
    if broken:
        have = "bestand heeft" if broken == 1 else "bestanden hebben"
        print(f"{broken} {have} fouten. Bekijk ze met: pilotwijzer check", file=sys.stderr)
    return CLEAN


def _schema(options: argparse.Namespace) -> int:
    catalogue, _ = load_catalogue(_root(options.root))
    text = schema_text(catalogue.lists, model=Sessie if options.sessie else Pilot)
    if options.out:
        _write_schema(text, Path(options.out))
    else:
        sys.stdout.write(text)
    return CLEAN


def _write_schema(text: str, path: Path) -> None:
    """Write a schema for editors, when it is not what stands there already."""
    try:
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise WrongUseError(f"{path} kan niet worden bewaard: {_reason(fault)}.") from None


_QUESTIONS = {
    "titel": "Hoe heet de pilot?",
    "soort": "Hoe noemt de bron het?",
    "regio": "In welke regio is de pilot?",
    "fase": "Hoe ver is de pilot?",
    "samenvatting": "Wat doet de pilot, in één of twee zinnen?",
    "bron": "Wat is de titel van het document waar de beschrijving uit komt?",
}


_SESSION_QUESTIONS = {
    "titel": "Waar gaat de sessie over?",
    "datum": "Op welke dag is de sessie (jaar-maand-dag)?",
    "samenvatting": "Voor wie is de sessie, en wat nemen zij mee?",
}


def _new(options: argparse.Namespace) -> int:
    _tidy_up_first()
    root = _root(options.root)
    catalogue, _ = load_catalogue(root)
    if options.sessie:
        return _new_session(root, catalogue, options)
    # Not at the top: `check` needs nothing of it.
    from generator.annotated import SCHEMA_FILE, annotated_pilot  # noqa: PLC0415

    choices = {name: tuple(get_args(Pilot.model_fields[name].annotation)) for name in ("soort", "fase")}
    choices["regio"] = tuple(catalogue.lists["regios"])
    answers = {name: _answer(name, getattr(options, name), choices.get(name, ())) for name in _QUESTIONS}
    slug = options.naam or slug_of(answers["titel"])
    if not is_slug(slug):
        raise WrongUseError("Geef met --naam een naam voor het bestand: kleine letters, cijfers en streepjes.")
    _begin(root / PILOTS / f"{slug}.yml", annotated_pilot(catalogue, answers))
    _write_schema(schema_text(catalogue.lists), root / SCHEMA_FILE)
    return CLEAN


def _new_session(root: Path, catalogue: Catalogue, options: argparse.Namespace) -> int:
    from generator.annotated import SESSION_SCHEMA_FILE, annotated_session  # noqa: PLC0415

    answers = {name: _answer(name, getattr(options, name), (), _SESSION_QUESTIONS) for name in _SESSION_QUESTIONS}
    slug = options.naam or slug_of(f"{answers['datum']}-{answers['titel']}")
    if not is_slug(slug):
        raise WrongUseError("Geef met --naam een naam voor het bestand: kleine letters, cijfers en streepjes.")
    _begin(root / SESSIES / f"{slug}.yml", annotated_session(catalogue, answers))
    _write_schema(schema_text(catalogue.lists, model=Sessie), root / SESSION_SCHEMA_FILE)
    return CLEAN


def _begin(path: Path, text: str) -> None:
    """Write a new file, and say what to do with it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise WrongUseError(f"{path} bestaat al. Er is niets veranderd. Geef met --naam een andere naam.") from None
    except OSError as fault:
        raise WrongUseError(f"{path} kan niet worden gemaakt: {_reason(fault)}.") from None
    print(f"Gemaakt: {path}\nOpen het bestand in een editor, vul het aan en controleer het: pilotwijzer check {path}")


def _answer(name: str, given: str | None, choices: tuple[str, ...], questions: Mapping[str, str] = _QUESTIONS) -> str:
    """What was given for a field, or what a person at the terminal answers; asks again until it can be used."""
    while True:
        text = given if given is not None else _ask(name, questions[name], choices)
        text = " ".join(text.split())
        wrong = _not_usable(text, choices) or (_no_day(text) if name == "datum" else "")
        if not wrong:
            return text
        if given is not None:
            raise WrongUseError(f"--{name}: {wrong}")
        print(wrong)


def _no_day(text: str) -> str:
    try:
        return "" if str(datetime.date.fromisoformat(text)) == text else _A_DAY
    except ValueError:
        return _A_DAY


_A_DAY = "Schrijf een dag als jaar-maand-dag: 2027-01-21."


def _ask(name: str, question: str, choices: tuple[str, ...]) -> str:
    if not sys.stdin.isatty():
        raise WrongUseError(f"Er ontbreekt iets: --{name}. {question}")
    print(f"\n{question}" + (f"\nKies uit: {', '.join(choices)}." if choices else ""))
    try:
        return input("> ")
    except EOFError:
        raise KeyboardInterrupt from None


def _not_usable(text: str, choices: tuple[str, ...]) -> str:
    if not text:
        return "Vul iets in."
    if has_invisible(text):
        return "Hier staat een teken in dat u niet ziet. Typ de tekst over."
    if choices and text not in choices:
        near = nearest(text, choices)
        return f"Bedoelt u `{near}`?" if near else f"Kies uit {enumerated(choices)}."
    return ""


def _root(text: str) -> Path:
    root = Path(text)
    if not (root / PILOTS).is_dir():
        raise WrongUseError(f"In {root.absolute()} staat geen map `{PILOTS}`. Geef met --root de map van uw catalogus.")
    return root


def _under(root: Path, text: str) -> str:
    """The path of a file or folder as diagnostics write it."""
    path = Path(text)
    if not (path.exists() or path.is_symlink()):
        raise WrongUseError(f"{text} bestaat niet.")
    # The file itself may be a link: that is a fault to report, so only its folder is resolved.
    place = path.resolve() if path.is_dir() and not path.is_symlink() else path.parent.resolve() / path.name
    try:
        return place.relative_to(root.resolve()).as_posix()
    except ValueError:
        where = f"{text} staat niet in {root.resolve()}."
        raise WrongUseError(f"{where} Geef met --root de map van uw catalogus.") from None


def _is_wanted(path: str, wanted: Sequence[str]) -> bool:
    return any(want in (path, ".") or path.startswith(f"{want}/") for want in wanted)


def _wants_color(stream: TextIO) -> bool:
    """Colour is for terminals; a person can refuse it, or ask for it where a program stands between."""
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return stream.isatty() and os.environ.get("TERM") != "dumb"


# ------------------------------------------------------------------------ argparse in Dutch

_TRANSLATED = (
    (r"unrecognized arguments: (.*)", r"Dit kennen wij niet: \1."),
    (r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"`\2` kan niet bij \1. Kies uit: \3."),
    (r"the following arguments are required: (.*)", r"Er ontbreekt iets: \1."),
    (r"argument (.*?): expected one argument", r"Achter \1 ontbreekt een waarde."),
    (r"ambiguous option: (.*?) could match (.*)", r"`\1` kan van alles betekenen: \2."),
    (r"argument (.*?): ignored explicit argument .*", r"Achter \1 hoort geen waarde."),
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        said = "Deze opdracht klopt niet."
        for english, dutch in _TRANSLATED:
            if match := re.fullmatch(english, message):
                said = match.expand(dutch).replace("'", "")
        raise WrongUseError(f"{said}\nBekijk wat er kan met: {self.prog} --help")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "pilotwijzer", description="Controleert beschrijvingen van pilots en maakt er een website van.", **_DUTCH
    )
    _add_help(parser)
    commands = parser.add_subparsers(title="Opdrachten", metavar="OPDRACHT", required=True, parser_class=_Parser)
    check = _command(commands, "check", "Controleert de beschrijvingen en zegt wat u moet verbeteren.")
    check.add_argument("paths", nargs="*", metavar="BESTAND", help="toon alleen wat over deze bestanden gaat")
    check.add_argument(
        "--format",
        choices=tuple(_FORMATS),
        default="text",
        metavar="VORM",
        help="`text` om te lezen, `github` en `markdown` voor een pull request, `json` en `sarif` voor programma's",
    )
    check.add_argument("--herstel", action="store_true", help="verbeter zelf wat maar op één manier bedoeld kan zijn")
    check.set_defaults(run=_check)
    _add_for_the_site(commands)
    _add_for_editors(commands)
    return parser


def _add_for_the_site(commands: Any) -> None:
    build = _command(commands, "build", "Controleert alles en maakt de website.")
    build.add_argument("--out", metavar="MAP", help="waar de website komt (anders: site/ in de map van de catalogus)")
    build.add_argument(
        "--offline",
        nargs="?",
        const="pilotwijzer.zip",
        metavar="BESTAND",
        help="maakt ook een zip die overal werkt, zonder internet (anders genoemd: pilotwijzer.zip)",
    )
    build.set_defaults(run=_build)
    export = _command(commands, "export", "Schrijft alle gegevens als open data: JSON, CSV, Excel en feeds.")
    pages = _command(commands, "pages", "Schrijft de pagina's zonder vormgeving eromheen, voor een ander programma.")
    for command, run in ((export, _export), (pages, _pages)):
        command.add_argument("--out", required=True, metavar="MAP", help="een lege of nieuwe map")
        command.set_defaults(run=run)
    rapport = _command(commands, "pr-rapport", "Vertelt wat een pull request met de pilots doet.")
    rapport.add_argument("--base", required=True, metavar="VERSIE", help="de hoofdversie, zoals git die noemt")
    rapport.add_argument("--head", required=True, metavar="VERSIE", help="de versie van het voorstel")
    rapport.add_argument("--samenvatting", required=True, metavar="BESTAND", help="waar het verslag komt (Markdown)")
    rapport.add_argument("--zip", metavar="BESTAND", help="waar de site met het voorstel komt, als alles in orde is")
    rapport.set_defaults(run=_pr_rapport)


def _add_for_editors(commands: Any) -> None:
    status_ = _command(commands, "status", "Toont welke beschrijvingen het oudst en het leegst zijn.")
    forms: dict[str, Any] = {"choices": ("text", "json"), "default": "text", "metavar": "VORM"}
    status_.add_argument("--format", help="`text` om te lezen, `json` voor programma's", **forms)
    status_.set_defaults(run=_status)
    schema = _command(commands, "schema", "Schrijft het JSON Schema waarmee een editor helpt bij het invullen.")
    schema.add_argument("--out", metavar="BESTAND", help="waar het komt (anders: op het scherm)")
    schema.set_defaults(run=_schema)
    schema.add_argument("--sessie", action="store_true", help="het schema van een kennissessie in plaats van een pilot")
    new = _command(commands, "new", "Maakt een nieuw bestand voor een pilot of een sessie, met uitleg bij elk veld.")
    new.add_argument(
        "--sessie", action="store_true", help="een kennissessie: daarvoor zijn --titel, --datum en --samenvatting"
    )
    new.add_argument("--datum", metavar="DAG", help=_SESSION_QUESTIONS["datum"])
    for name, question in _QUESTIONS.items():
        new.add_argument(f"--{name}", metavar="TEKST", help=question)
    new.add_argument("--naam", metavar="NAAM", help="de naam van het bestand, zonder .yml (anders: naar de titel)")
    new.set_defaults(run=_new)


_DUTCH: dict[str, Any] = {"add_help": False, "formatter_class": _Help}


def _command(commands: Any, name: str, text: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text, **_DUTCH)
    _add_help(command)
    command.add_argument("--root", default=".", metavar="MAP", help="de map met `pilots/` (anders: deze map)")
    return command


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser._positionals.title = "Waarop"  # noqa: SLF001 - argparse offers no other way to translate this
    parser._optionals.title = "Opties"  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help="toont deze uitleg")


if __name__ == "__main__":
    command()
