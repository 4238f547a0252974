"""Words of despair: heard when indirect, badly typed or denied; idioms are left alone."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spellchecker import SpellChecker

from care.triage.despair_scan import despairs, stands_for
from care.triage.despair_words import STEM, DespairWords, letters
from content.errors import ContentError
from content.load.check import CONTENT
from content.load.despair_words import load_despair

DESPAIR = load_despair(CONTENT / "locales")
EVERY = tuple(DESPAIR.values())
COMMON = 12_000  # words of a language, the commonest
BY_ITSELF = {"overdose", "suicidal", "suicide", "umzubringen"}
MEANT = {  # other forms of the words themselves
    "existiere", "hoffnungslose", "sinnlose", "suicidal", "suicide", "wertlose", "überlegen",
}  # fmt: skip


def heard(text: str) -> bool:
    return despairs(text, EVERY)


@pytest.mark.parametrize(
    "text",
    [
        "I wish I could just die",
        "wish i were dead",
        "I would rather be dead than feel this",
        "I think about dying a lot",
        "Kill myself, that's all I think of",
        "he says i should just die and he's right",
        "I'm suicidal",
        "I'm not suicidal",
        "I am NOT going to kill myself, don't worry",
        "my own suicide",
        "unalive",
        "i'm gonna unalive",
        "kms",
        "KMS lol",
        "I just wanna kms",
        "I want to end it all",
        "thinking of ending it all tonight",
        "I'm going to end my life",
        "take my own life",
        "I don't want to be here anymore",
        "I don’t want to be here any more",
        "dont wanna be alive",
        "I don't want to exist",
        "I just want to not exist",
        "I have no reason to live",
        "nothing left to live for",
        "my life isn't worth living",
        "is there even a point in living",
        "they're better off without me",
        "we'd all be better off if I was dead",
        "better off dead",
        "no one would even miss me",
        "I'm nothing but a burden to everyone",
        "I hurt myself on purpose",
        "I want to hurt myself",
        "I cut myself",
        "I've been cutting myself again",
        "self-harm",
        "I can't stop thinking about self harming",
        "I want to disappear",
        "I could disappear for good and it would be fine",
        "I can't go on",
        "I can't go on like this",
        "I cannot live like this",
        "I see no way out",
        "I feel so hopeless",
        "I hope I don't wake up tomorrow",
        "go to sleep and just never wake up",
        "I wish I had never been born",
        "I'm so tired of living",
        "I am done with life",
        "thought about an overdose",
        "I'm going to jump off a bridge",
        "throw myself in front of a train",
        "please just kill me",
        "goodbye world",
        "I wrote a suicide note",
        "I want to\ndie",
        "I want to ... die",
        "i waaaant to dieeee",
        "i want to kil myslef",
        "suicdal",
        "i wnat to die",
        "i dont want to be alvie",
        "𝐈 𝐰𝐚𝐧𝐭 𝐭𝐨 𝐝𝐢𝐞",
        "My back is at 7, I moved, and honestly I want to die.",
    ],
)
def test_despair_is_heard_in_english(text: str) -> None:
    assert heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ich will sterben",
        "ich möchte einfach nur noch sterben",
        "ich moechte sterben",
        "dass ich nur noch sterben will",
        "ich will nicht mehr leben",
        "ich will so nicht mehr leben",
        "WILL NICHT MEHR LEBEN",
        "will net mehr leben",
        "mag nimmer leben",
        "ich wäre lieber tot",
        "waer ich doch tot",
        "Ich wünschte, ich wär tot",
        "ich bring mich noch um",
        "ich bringe mich um",
        "ich überlege, mich umzubringen",
        "Ich will mich nicht umbringen",
        "mich umbringen",
        "mich umbrinegn",
        "Suizid",
        "Suizidgedanken",
        "ich bin suizidal",
        "Selbstmord",
        "an Selbstmord gedacht",
        "mir das Leben nehmen",
        "meinem Leben ein Ende setzen",
        "ich will mein Leben beenden",
        "Schluss mit dem Leben",
        "ich könnte mir was antun",
        "dass ich mir was antue",
        "ich tu mir etwas an, sonst mir selbst weh",
        "ich ritze mich",
        "hab mich wieder geritzt",
        "ich verletze mich, Selbstverletzung halt",
        "keine Lust mehr zu leben",
        "hab keinen Bock mehr auf dieses Leben",
        "mein Leben hat keinen Sinn mehr",
        "Wozu noch leben?",
        "Warum soll ich weiterleben",
        "ohne mich geht es allen besser",
        "ihr wärt besser dran ohne mich",
        "ich falle nur zur Last",
        "mich würde niemand vermissen",
        "ich sehe keinen anderen Ausweg mehr",
        "ich habe keine Hoffnung mehr",
        "nie wieder aufwachen",
        "einschlafen und nicht mehr aufwachen",
        "wäre ich doch nie geboren",
        "ich will für immer verschwinden",
        "ich will weg von dieser Welt",
        "lebensmüde",
        "ich hasse mein Leben",
        "mir die Kugel geben",
        "vor den Zug werfen",
        "vom Dach springen",
        "alle Tabletten schlucken",
        "ich schreibe Abschiedsbriefe",
        "ich denke oft ans Sterben",
        "ich will nicht\nmehr leben",
        "ich will nicht mehr lebn",
        "möchte nicht mehr aufwachen",
    ],
)
def test_despair_is_heard_in_german(text: str) -> None:
    assert heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "this chair is killing me",
        "my back is killing me",
        "my feet are killing me today",
        "I'm dying to see the next stretch",
        "I'm dying for a coffee",
        "dead tired",
        "I have a deadline",
        "my battery is dead",
        "my phone died",
        "I'm dead lol",
        "I nearly died laughing",
        "I could die of boredom",
        "kill the reminders",
        "this meeting kills me",
        "kill me now, another call",
        "I shot myself in the foot there",
        "I ran 5 kms today",
        "10 kms on the bike",
        "suicide squad was a bad film",
        "how do I end this session",
        "can we end it here",
        "I want to stop the nudges",
        "I don't want this any more",
        "I don't want to do it today",
        "make it stop",
        "I give up",
        "I can't go on holiday like this",
        "I can't do this exercise",
        "I can't sleep",
        "I never wake up rested",
        "I woke up with pain",
        "I didn't wake up until nine",
        "that command does not exist",
        "I hurt myself lifting a box",
        "I hurt my back",
        "I cut my hand while cooking",
        "I cut myself shaving",
        "my mother died in spring",
        "no point in this stretch",
        "what's the use of it",
        "life insurance call until three",
        "living room floor is fine",
        "goodbye for today",
        "hopeless bot",
        "I hate this",
        "I hate this bot",
        "it hurts like hell",
        "I can't take this pain any more",
        "leave me alone",
        "delete me",
        "ready to go",
        "jumping jacks in front of the screen",
        "that twist was to die for",
        "",
        "🙂",
        "7",
    ],
)
def test_idioms_pain_and_temper_are_left_alone_in_english(text: str) -> None:
    assert not heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "dieser Stuhl bringt mich um",
        "die Schmerzen bringen mich um",
        "das wird mich noch umbringen",
        "todmüde",
        "ich bin todmüde und total k.o.",
        "zum Sterben langweilig",
        "ich könnte sterben vor Lachen",
        "ich sterbe vor Hunger",
        "der Akku ist tot",
        "ich bin tot, so viele Meetings",
        "totgelacht",
        "Todesangst vorm Zahnarzt",
        "mein Vater ist gestorben",
        "ich kann nicht mehr",
        "ich kann nicht mehr sitzen",
        "ich will nicht mehr",
        "ich will das nicht mehr machen",
        "keine Lust mehr",
        "hat keinen Sinn, die Übung",
        "es ist besser, wenn ich nicht so lange sitze",
        "hab mich beim Kochen geschnitten",
        "ich hab mir wehgetan",
        "die Sache ist geritzt",
        "so ein Leben im Homeoffice",
        "das Leben ist schön",
        "ich lebe noch",
        "kann vor Schmerz nicht einschlafen",
        "ich wache nachts nicht mehr auf",
        "mach Schluss für heute",
        "wann ist das vorbei",
        "wenn alles vorbei ist, gehe ich laufen",
        "der Kuchen war nicht von dieser Welt",
        "ich hasse diesen Bot",
        "nerv nicht",
        "mir reicht es",
        "ich halte die Schmerzen nicht mehr aus",
        "springen darf ich nicht",
        "lege mich ans Fenster",
        "ich nehme eine Tablette",
        "um zehn bringe ich mich auf den Weg",
        "3",
    ],
)
def test_idioms_pain_and_temper_are_left_alone_in_german(text: str) -> None:
    assert not heard(text)


def test_a_sentence_that_ends_parts_the_words() -> None:
    assert not heard("What do you want? To die is a verb.")
    assert not heard("Ich will. Sterben ist ein Verb.")


@pytest.mark.parametrize("language", DESPAIR)
def test_no_common_word_is_taken_for_a_slip_of_another(language: str) -> None:
    words = DESPAIR[language]

    def slips(word: str) -> bool:
        return any(not meant.endswith(STEM) for meant in stands_for(letters(word), words))

    others = [word for word in common(language) if letters(word) not in words.spelt]
    assert {word for word in others if slips(word)} <= MEANT


@pytest.mark.parametrize("language", DESPAIR)
def test_hardly_any_common_word_is_despair_by_itself(language: str) -> None:
    assert {word for word in common(language) if heard(word)} <= BY_ITSELF


def common(language: str) -> Sequence[str]:
    frequency = SpellChecker(language=language).word_frequency
    return sorted(frequency.words(), key=lambda word: -frequency[word])[:COMMON]


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert heard(text) in (True, False)
    assert heard(f"{text}\n. I want to die. {text}")


def test_it_is_heard_at_the_end_of_the_longest_text() -> None:
    assert heard("so I was sitting there " * 175 + "and I want to die")


def changed(tmp_path: Path, old: str, new: str) -> Mapping[str, DespairWords]:
    shutil.copytree(CONTENT / "locales", tmp_path / "locales")
    path = tmp_path / "locales" / "en" / "despair.toml"
    source = path.read_text("utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), "utf-8")
    return load_despair(tmp_path / "locales")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("phrases = [", "phrase = [", "phrases"),
        ('"@want .. die"', '"@wants .. die"', "there is no list 'wants'"),
        ('"@want .. die"', '"want die .."', "'want die ..' ends or begins nowhere"),
        ('"@want .. die"', '"|"', "'|' ends or begins nowhere"),
        ('"living room"', '"living .. room"', "harmless: its words stand side by side"),
        ("[lists]", "[list]", "list"),
        ("harmless = [", "harmless = [1, ", "harmless.0"),
    ],
)
def test_a_mistake_names_file_and_field(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    with pytest.raises(ContentError, match=r"en/despair\.toml") as error:
        changed(tmp_path, old, new)
    assert complaint in str(error.value)


def test_a_language_without_the_file_is_told(tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "locales", tmp_path / "locales")
    (tmp_path / "locales" / "de" / "despair.toml").unlink()
    with pytest.raises(ContentError, match=r"despair\.toml"):
        load_despair(tmp_path / "locales")
