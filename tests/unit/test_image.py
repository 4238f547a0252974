"""What the Dockerfile copies is there to be copied: .dockerignore keeps nothing of it back."""

from __future__ import annotations

import re
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
IGNORE = (ROOT / ".dockerignore").read_text().splitlines()


def copied() -> list[str]:
    """Return what the Dockerfile takes from here, not from another stage."""
    lines = re.findall(r"^(?:COPY|ADD) (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    return [path for line in lines for path in line.split()[:-1] if not path.startswith("--")]


def let_in(path: str) -> bool:
    """Return whether the build sees a path: the last line that fits it decides."""
    seen = True
    for line in IGNORE:
        pattern = line.lstrip("!").rstrip("/")
        if pattern and (fnmatch(path, pattern) or fnmatch(path, f"{pattern}/*")):
            seen = line.startswith("!")
    return seen


@pytest.mark.parametrize("path", copied())
def test_what_is_copied_is_let_in_and_in_git(path: str) -> None:
    files = subprocess.run(
        ["git", "ls-files", "--", path], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert files, f"{path} is not in git"
    assert [file for file in files if not let_in(file)] == []


def test_every_package_of_the_wheel_is_copied() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert set(packages) <= set(copied())
    assert project["project"]["readme"] in copied()


def test_what_is_let_in_is_copied() -> None:
    named = {line.removeprefix("!").rstrip("/") for line in IGNORE if line.startswith("!")}
    assert named == set(copied())


@pytest.mark.parametrize(
    "path", [".env", "data/limber.key", ".git/config", "bot/__pycache__/x.pyc"]
)
def test_no_secret_and_no_litter_is_let_in(path: str) -> None:
    assert not let_in(path)


def test_pictures_that_root_has_drawn_can_be_read_by_the_user_of_the_image() -> None:
    (drawn,) = re.findall(r"limber render (\S+)", DOCKERFILE)
    assert re.search(rf"limber render {drawn}.*&& chmod -R a\+rX {drawn}\b", DOCKERFILE)
    assert re.search(rf"^COPY --from=build {drawn} ", DOCKERFILE, re.MULTILINE)
