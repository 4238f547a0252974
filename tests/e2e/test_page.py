"""A person's path on the chat page, in headless Chromium: from the first tap to the ambulance."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.telling import label
from tests.world import World, open_world

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
DEADLINE = 20_000  # milliseconds


@asynccontextmanager
async def opened(world: World, size: dict[str, int], scheme: str) -> AsyncIterator[Page]:
    """Open the page at a size; fail on any error in its console."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        context = await browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="en-GB",
            timezone_id="Europe/London",
        )
        page = await context.new_page()
        page.set_default_timeout(DEADLINE)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(str(world.http.base_url))
        yield page
        assert errors == []
        await browser.close()


async def tap(page: Page, key: str) -> None:
    await page.get_by_role("button", name=label(key)).last.click()


async def say(page: Page, words: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(words)
    await page.keyboard.press("Enter")


async def sees(page: Page, words: str) -> None:
    await expect(page.get_by_text(words).last).to_be_visible(timeout=DEADLINE)


async def start_with_defaults(page: Page) -> None:
    """The start, as somebody in a hurry answers it: by tapping."""
    await page.get_by_role("button", name="Start", exact=True).click()
    await tap(page, "adult-yes")
    for consent in ("reminders", "pain-log", "safety"):
        await tap(page, f"consent-{consent}")
        await sees(page, f"✅ {label(f'consent-{consent}')}")
    await tap(page, "go-on")
    await page.get_by_role("button", name="London").click()
    await sees(page, "I leave out what does not suit it")
    await tap(page, "none-of-these")
    await sees(page, "wiping feels different")
    await tap(page, "triage-emergency-none")
    await sees(page, "Losing weight without trying")
    await tap(page, "none-of-these")
    await sees(page, "When do you sit?")
    await say(page, "daily 08:00-20:00")
    await page.get_by_role("button", name="50 min").click()
    await tap(page, "place-desk")
    await page.get_by_role("button", name=label("checkin-off"), exact=True).click()
    await sees(page, "All set.")


@pytest.mark.parametrize(
    ("size", "scheme"),
    [
        pytest.param(PHONE, "light", id="a phone, light"),
        pytest.param(DESKTOP, "dark", id="a desktop, dark"),
    ],
)
async def test_from_the_first_tap_to_a_doctors_door(
    tmp_path: Path, sqlite_url: str, key: bytes, size: dict[str, int], scheme: str
) -> None:
    async with (
        open_world(tmp_path, sqlite_url, key, speed=1) as world,
        opened(world, size, scheme) as page,
    ):
        await start_with_defaults(page)
        await page.get_by_role("button", name="Next break").click()
        await sees(page, "Time to move")
        await tap(page, "nudge-start")
        await sees(page, "starting in")
        await page.get_by_role("button", name="10×").click()
        # Three seconds in which this machine stands still are half a minute of the routine's.
        go_on = page.get_by_role("button", name=label("routine-go")).last
        await page.add_locator_handler(go_on, lambda: go_on.click())
        await sees(page, "How is your back?")
        await page.get_by_role("button", name="1×", exact=True).click()
        await tap(page, "feeling-worse")
        await sees(page, "from 0 to 10")
        await page.get_by_role("button", name="7", exact=True).last.click()
        await tap(page, "triage-emergency-unsure")
        await sees(page, "Do not drive yourself")
        await expect(page.locator("#pinned")).to_contain_text("not sure")
        await page.reload()
        await sees(page, "Do not drive yourself")


async def test_the_command_menu_and_the_keyboard_alone_will_do(
    tmp_path: Path, sqlite_url: str, key: bytes
) -> None:
    async with (
        open_world(tmp_path, sqlite_url, key, speed=1) as world,
        opened(world, PHONE, "light") as page,
    ):
        await page.get_by_role("button", name="Start", exact=True).press("Enter")
        await sees(page, "Are you 18 or older?")
        await page.get_by_role("textbox", name="Message").fill("/pri")
        await page.get_by_role("button", name="/privacy").press("Enter")
        await sees(page, "What I keep, and for how long")
        field = page.get_by_role("textbox", name="Message")
        await field.fill("hello")
        await field.press("Enter")
        await sees(page, "Are you 18 or older?")
        await field.press("ArrowUp")
        await expect(field).to_have_value("hello")
        await field.fill("hello, I can't feel my legs")
        await field.press("Enter")
        await sees(page, "What you wrote may matter")
        await page.get_by_role("button", name="Next break").press("Enter")
        await sees(page, "Nothing is due")
