"""One language's Fluent files, read and checked: what each message needs, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from content.errors import ContentError
from content.load.language import Manners, read_manners
from content.load.technique_file import read_source

Sample = str | int

FUNCTIONS = frozenset({"NUMBER"})
OPERATORS = ("technique-", "caution-", "left-out-")  # which ids an operator may set
PLURALS = frozenset({"zero", "one", "two", "few", "many"})
SOME_NUMBERS = (0, 1, 2, 5, 21)  # between them every plural category in use
SOME_TEXT = 'Ann & <Bo> "Co"'


@dataclass(frozen=True, slots=True)
class Message:
    """A text, and for each of its variables the values that lead through all its branches."""

    file: str
    variables: Mapping[str, tuple[Sample, ...]]


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    bundle: FluentBundle
    messages: Mapping[str, Message]
    manners: Manners


def read_language(folder: Path, own: Path | None = None) -> Language:
    """Read every ``.ftl`` file of a folder that is named after its language.

    ``own`` is the operator's folder for it: it may say anew what belongs to a technique.
    Raises ``ContentError`` naming file and message id for a text that cannot be read, stands
    twice, has no text of its own, or points at what is not there.
    """
    entries = _entries(folder)
    if own and own.is_dir():
        entries |= _own_entries(own)
    bundle = FluentBundle([folder.name], use_isolating=False)
    bundle.add_resource(ast.Resource([entry.node for entry in entries.values()]))
    messages = {
        key: Message(entry.file, _samples(key, entries))
        for key, entry in entries.items()
        if isinstance(entry.node, ast.Message)
    }
    return Language(folder.name, bundle, messages, read_manners(folder))


@dataclass(frozen=True, slots=True)
class _Entry:
    file: str
    node: ast.Message | ast.Term
    uses: _Uses


def _own_entries(own: Path) -> dict[str, _Entry]:
    """Return what an operator may say; no text about safety is among it."""
    entries = _entries(own)
    for key, entry in entries.items():
        if not key.startswith(OPERATORS):
            raise ContentError(f"{entry.file}: {key}: only the words of techniques are set here")
    return entries


def _entries(folder: Path) -> dict[str, _Entry]:
    """Return every message by its id, every term by its id with a dash before it."""
    entries: dict[str, _Entry] = {}
    for path in sorted(folder.glob("*.ftl")):
        file = f"{folder.name}/{path.name}"
        source = read_source(path)
        for node in FluentParser().parse(source).body:
            if isinstance(node, ast.Junk):
                raise ContentError(_unread(file, source, node))
            if not isinstance(node, ast.Message | ast.Term):
                continue  # a comment
            key = f"-{node.id.name}" if isinstance(node, ast.Term) else node.id.name
            if key in entries:
                raise ContentError(f"{file}: {key}: stands in {entries[key].file} already")
            if node.value is None or node.attributes:
                raise ContentError(f"{file}: {key}: must have a text and no attributes")
            entries[key] = _Entry(file, node, _Uses.of(node))
    return entries


def _unread(file: str, source: str, junk: ast.Junk) -> str:
    note = junk.annotations[0] if junk.annotations else None
    at = note.span.start if note and note.span else 0
    line = source.count("\n", 0, at) + 1
    return f"{file}, line {line}: {note.message if note else 'cannot be read'}"


@dataclass(frozen=True)
class _Uses(Visitor):
    """What one text mentions."""

    variables: dict[str, set[Sample]] = field(default_factory=dict)
    references: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    counted: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, node: ast.Message | ast.Term) -> _Uses:
        uses = cls()
        uses.visit(node)
        return uses

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.setdefault(node.id.name, set())

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.references.append(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.references.append(f"-{node.id.name}")

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self.functions.append(node.id.name)
        for argument in node.arguments.positional:
            if isinstance(argument, ast.VariableReference):
                self.counted.add(argument.id.name)
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            seen = self.variables.setdefault(node.selector.id.name, set())
            for variant in node.variants:
                key = variant.key
                seen.add(key.name if isinstance(key, ast.Identifier) else int(key.value))
        self.generic_visit(node)


def _samples(key: str, entries: Mapping[str, _Entry]) -> dict[str, tuple[Sample, ...]]:
    found: dict[str, set[Sample]] = {}
    counted: set[str] = set()
    for uses in _reached(key, entries, ()):
        counted |= uses.counted
        for name, values in uses.variables.items():
            found.setdefault(name, set()).update(values)
    return {name: _values(values, name in counted) for name, values in found.items()}


def _values(keys: set[Sample], counted: bool) -> tuple[Sample, ...]:
    numbers = {key for key in keys if isinstance(key, int)}
    if counted or numbers or keys & PLURALS:
        return (*SOME_NUMBERS, *sorted(numbers - set(SOME_NUMBERS)))
    return (SOME_TEXT, *sorted(str(key) for key in keys - {"other"}))


def _reached(key: str, entries: Mapping[str, _Entry], way: tuple[str, ...]) -> list[_Uses]:
    """Return the uses of a text and of all it refers to; a term sees no variables of ours."""
    entry, way = entries[key], (*way, key)
    if unknown := set(entry.uses.functions) - FUNCTIONS:
        raise ContentError(f"{entry.file}: {key}: no such function: {min(unknown)}")
    reached = [] if key.startswith("-") else [entry.uses]
    for reference in entry.uses.references:
        if reference in way:
            raise ContentError(f"{entry.file}: {key}: refers to itself through {reference}")
        if reference not in entries:
            raise ContentError(f"{entry.file}: {key}: refers to {reference}, which is not there")
        reached += _reached(reference, entries, way)
    return reached
