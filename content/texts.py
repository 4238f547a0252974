"""All that is said, in the person's language. The one place where values are escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from content.errors import ContentError
from content.load.fluent_files import Language, Message, read_language
from content.load.language import plain
from content.typed.words import TypedWords, mixed

FALLBACK = "en"
INNER_MARKS = re.compile(r"[,;:!]+(?=\s)")


class Html(str):
    """Text that is HTML already: as a value of another message it is not escaped again."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """Every message in every language. Build it with ``load_texts``."""

    by_language: Mapping[str, Language]
    fallback: str = FALLBACK

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are there, each complete, in alphabetical order."""
        return tuple(sorted(self.by_language))

    @property
    def messages(self) -> Mapping[str, Message]:
        """Every message id, with what it needs in the fallback language."""
        return self.by_language[self.fallback].messages

    def best(self, code: str | None) -> str:
        """Return the language to speak for Telegram's ``language_code``, such as "de-AT"."""
        wanted = (code or "").replace("_", "-").lower()
        for candidate in (wanted, wanted.partition("-")[0]):
            if candidate in self.by_language:
                return candidate
        return self.fallback

    def named(self, code: str) -> str:
        """Return a language's name, as its speakers call it."""
        return self.by_language[code].manners.name

    def typed_words(self, language: str) -> TypedWords:
        """Return the words that typed values are read with, this language's and English ones."""
        own, english = self.by_language[self.best(language)], self.by_language[self.fallback]
        return mixed(own.manners.typed, english.manners.typed)

    def meaning(self, language: str, typed: str) -> str | None:
        """Return the word that a typed one stands for, in this language or in English."""
        word = plain(INNER_MARKS.sub(" ", typed))  # "stop, it hurts"
        own, english = (
            self.by_language[c].manners.words for c in (self.best(language), self.fallback)
        )
        return own.get(word, english.get(word))

    def answer(self, language: str, question: str, typed: str) -> str | None:
        """Return the answer that was typed, if only this question understands it so."""
        word = plain(INNER_MARKS.sub(" ", typed))
        for code in (self.best(language), self.fallback):
            if found := self.by_language[code].manners.answers.get(question, {}).get(word):
                return found
        return None

    def digits(self, language: str, typed: str) -> str:
        """Return what was typed with its number words as digits: "sieben von 10" is "7 von 10"."""
        words = (self.meaning(language, word) or word for word in typed.split())
        said = [
            meant if meant.isdecimal() else word
            for meant, word in zip(words, typed.split(), strict=True)
        ]
        return " ".join(said)

    def mentions(self, language: str, typed: str, meaning: str) -> bool:
        """Return whether a word of this meaning stands anywhere in what was typed."""
        said = f" {plain(typed)} "
        return any(
            f" {word} " in said
            for code in (self.best(language), self.fallback)
            for word, means in self.by_language[code].manners.words.items()
            if means == meaning
        )

    def has(self, key: str) -> bool:
        """Return whether there is a message of this id."""
        return key in self.messages

    def say(self, language: str, key: str, **values: str | int | float) -> Html:
        """Return HTML for Telegram; string values are escaped, unless they are ``Html``.

        A string value may have 2500 characters. Raises ``ContentError`` for an unknown key and
        for a missing variable, whichever branch needs it; values never appear in the error.
        """
        return Html(self._format(language, key, {n: _escaped(v) for n, v in values.items()}))

    def label(self, language: str, key: str, **values: str | int | float) -> str:
        """Return plain text for a button: nothing is escaped. Raises as ``say`` does."""
        return self._format(language, key, values)

    def _format(self, code: str, key: str, values: Mapping[str, str | int | float]) -> str:
        language = self.by_language[self.best(code)]
        if key not in language.messages:
            raise ContentError(f"{language.code}: {key}: no such message")
        message = language.messages[key]
        if missing := message.variables.keys() - values.keys():
            raise ContentError(f"{message.file}: {key}: no value for ${min(missing)}")
        pattern = language.bundle.get_message(key).value
        assert pattern is not None  # noqa: S101  # read_language lets none without a text pass
        text, errors = language.bundle.format_pattern(pattern, dict(values))
        if errors:
            raise ContentError(f"{message.file}: {key}: {errors[0]}")
        return str(text)


def load_texts(folder: Path, own: Path | None = None) -> Texts:
    """Read one folder of ``.ftl`` files for each language below ``folder``.

    ``own`` holds an operator's words for techniques, in folders of the same names.
    Raises ``ContentError`` naming file and message id: for a text that cannot be read, and for
    a language whose messages or variables are not those of English.
    """
    paths = [path for path in sorted(folder.iterdir()) if path.is_dir()]
    languages = [read_language(path, own and own / path.name) for path in paths]
    texts = Texts({language.code: language for language in languages})
    if FALLBACK not in texts.by_language:
        raise ContentError(f"{folder.name}: no folder {FALLBACK}")
    english = texts.by_language[FALLBACK].manners.meanings
    for language in languages:
        _compare(language, texts.messages)
        if odd := language.manners.meanings ^ english:
            raise ContentError(f"{language.code}/language.toml: {min(odd)}: not as in {FALLBACK}")
    return texts


def _compare(language: Language, model: Mapping[str, Message]) -> None:
    if missing := model.keys() - language.messages.keys():
        key = min(missing)
        raise ContentError(f"{language.code}: {key}: missing, it stands in {model[key].file}")
    for key, message in language.messages.items():
        if key not in model:
            raise ContentError(f"{message.file}: {key}: not in {FALLBACK}")
        if odd := message.variables.keys() ^ model[key].variables.keys():
            raise ContentError(f"{message.file}: {key}: not used alike in {FALLBACK}: ${min(odd)}")


def _escaped(value: str | int | float) -> str | int | float:
    return html.escape(value) if isinstance(value, str) and not isinstance(value, Html) else value
