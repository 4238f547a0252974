"""A third language in tests: the English folder, copied, with a handful of words in French."""

from __future__ import annotations

import shutil
from pathlib import Path

from content.load.check import CONTENT
from content.load.language import NAME

TRANSLATED = {
    'name = "English"': 'name = "Français"',
    'done = ["done",': 'done = ["fini",',
    '1 = ["one"]': '1 = ["un", "une"]',
    '2 = ["two"]': '2 = ["deux"]',
    '7 = ["seven"]': '7 = ["sept"]',
    '"hour", "hours"]': '"heure", "heures"]',
    'days = ["d", "day", "days"]': 'days = ["j", "jour", "jours"]',
    'weeks = ["w", "week", "weeks"]': 'weeks = ["semaine", "semaines"]',
    'today = ["today"]': 'today = ["aujourd\'hui"]',
    'tomorrow = ["tomorrow"]': 'tomorrow = ["demain"]',
    'until = ["to", "till", "until", "through"]': 'until = ["à", "au", "jusqu\'à"]',
    'lasting = ["for"]': 'lasting = ["pendant"]',
    'joining = ["and", "from", "on"]': 'joining = ["et", "de", "du", "le"]',
    'either = ["or"]': 'either = ["ou"]',
    'out_of = ["out of", "of"]': 'out_of = ["sur"]',
    'daily = ["daily", "everyday", "every day"]': 'daily = ["tous les jours"]',
}


def with_french(folder: Path) -> Path:
    """Copy all content into a folder, add a folder for French, and return the first."""
    shutil.copytree(CONTENT, folder, dirs_exist_ok=True)
    french = folder / "locales" / "fr"
    shutil.copytree(CONTENT / "locales" / "en", french)
    said = (french / NAME).read_text("utf-8")
    for english, translated in TRANSLATED.items():
        assert english in said, english
        said = said.replace(english, translated, 1)
    (french / NAME).write_text(said, "utf-8")
    return folder
