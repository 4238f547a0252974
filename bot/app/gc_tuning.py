"""Python's garbage collector, set for a program that loads much at its start and little later."""

from __future__ import annotations

import gc

YOUNG = 10_000  # objects: a batch of a thousand timers makes more than the usual 700 many times


def keep_what_is_loaded() -> None:
    """Search what has been loaded so far for garbage now, and never again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
