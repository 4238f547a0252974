"""The sandbox takes and refuses messages as Telegram does."""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaAnimation,
    InputMediaPhoto,
)
from telegram.error import BadRequest

from sandbox.pictures import sample
from tests.sandboxed import ANN, TOKEN, Sandbox, followed, opened

KEYS = {"inline_keyboard": [[{"text": "ok", "callback_data": "x"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are"
    " exactly the same as a current content and reply markup of the message"
)


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with opened(tmp_path) as sandbox:
        yield sandbox


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    base = f"{sandbox.address}/bot", f"{sandbox.address}/file/bot"
    async with Bot(TOKEN, base_url=base[0], base_file_url=base[1]) as bot:
        yield bot


async def test_a_bot_library_writes_edits_pins_and_deletes(sandbox: Sandbox, bot: Bot) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="done")]])
    sent = await bot.send_message(ANN, "<b>Up</b> &amp; go", parse_mode="HTML", reply_markup=keys)
    assert sent.text_html == "<b>Up</b> &amp; go"
    assert (await sandbox.newest())["buttons"] == [[{"text": "Done", "data": "done", "url": None}]]

    await bot.edit_message_text("Well done", ANN, sent.message_id)
    assert await bot.pin_chat_message(ANN, sent.message_id)
    shown = await sandbox.newest()
    assert (shown["html"], shown["buttons"], shown["edits"]) == ("Well done", [], 1)
    assert shown["pinned"]

    assert await bot.unpin_chat_message(ANN)
    assert not (await sandbox.newest())["pinned"]
    assert await bot.delete_message(ANN, sent.message_id)
    assert (await sandbox.newest())["from"] == "person"


async def test_a_bot_library_sends_files_and_reads_them_again(sandbox: Sandbox, bot: Bot) -> None:
    sent = await bot.send_document(ANN, b"{}", filename="my data.json", caption="<i>All</i>")
    assert sent.document is not None
    assert sent.caption == "<i>All</i>"
    assert bytes(await (await sent.document.get_file()).download_as_bytearray()) == b"{}"
    shown = (await sandbox.newest())["document"]
    assert (shown["name"], shown["size"]) == ("my data.json", 2)
    file = await sandbox.http.get(shown["url"])
    assert file.content == b"{}"
    assert file.headers["content-disposition"].startswith("attachment")

    picture = await bot.send_photo(ANN, sample())
    assert (picture.photo[0].width, picture.photo[0].height) == (160, 120)
    again = await bot.send_photo(ANN, picture.photo[0].file_id)
    assert again.photo[0].file_id == picture.photo[0].file_id
    assert (await sandbox.http.get((await sandbox.newest())["photo"])).content == sample()

    said = await bot.send_message(ANN, "soon a picture")
    media = InputMediaPhoto(sample(), "<b>now</b>", "HTML")
    await bot.edit_message_media(media, ANN, said.message_id)
    shown = await sandbox.newest()
    assert (shown["id"], shown["kind"], shown["html"]) == (said.message_id, "photo", "<b>now</b>")


FILM = (
    b"\0\0\0\x18ftypisom" + b"\0" * 12 + struct.pack(">I4s76xII", 92, b"tkhd", 640 << 16, 480 << 16)
)  # as much of one as tells its size
GIF = b"GIF89a" + struct.pack("<HH", 400, 300) + b"\0"


async def test_a_film_plays_in_place_and_is_sent_again_by_its_id(
    sandbox: Sandbox, bot: Bot
) -> None:
    sent = await bot.send_animation(ANN, FILM, caption="one", filename="lean.mp4")
    assert sent.animation is not None
    assert (sent.animation.width, sent.animation.height) == (640, 480)
    again = await bot.send_animation(ANN, sent.animation.file_id)
    assert again.animation is not None
    assert again.animation.file_id == sent.animation.file_id
    shown = await sandbox.newest()
    assert (shown["kind"], shown["film"]) == ("animation", True)
    file = await sandbox.http.get(shown["animation"])
    assert (file.content, file.headers["content-type"]) == (FILM, "video/mp4")
    assert file.headers["content-disposition"].startswith("inline")


async def test_a_message_of_words_gets_a_film_and_then_another_caption(
    sandbox: Sandbox, bot: Bot
) -> None:
    said = (await bot.send_message(ANN, "soon a film")).message_id
    await bot.edit_message_media(InputMediaAnimation(GIF, "<b>now</b>", "HTML"), ANN, said)
    shown = await sandbox.newest()
    assert (shown["kind"], shown["film"], shown["html"]) == ("animation", False, "<b>now</b>")
    await bot.edit_message_caption(ANN, said, caption="5 seconds left")
    after = await sandbox.newest()
    assert (after["html"], after["animation"]) == ("5 seconds left", shown["animation"])
    with pytest.raises(BadRequest, match="is not modified"):
        await bot.edit_message_caption(ANN, said, caption="5 seconds left")
    with pytest.raises(BadRequest, match="here is no text in the message to edit"):
        await bot.edit_message_text("words", ANN, said)


async def test_words_have_no_caption_and_a_film_is_a_film(sandbox: Sandbox, bot: Bot) -> None:
    said = (await bot.send_message(ANN, "words")).message_id
    with pytest.raises(BadRequest, match="here is no caption in the message to edit"):
        await bot.edit_message_caption(ANN, said, caption="x")
    for wrong in (b"words", sample(), FILM[:40]):
        with pytest.raises(BadRequest, match="rong type"):
            await bot.send_animation(ANN, wrong)


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ("", "can't parse InputMedia: only photos and animations are known here"),
        ("{", "can't parse media JSON object"),
        (
            '{"type": "video", "media": "x"}',
            "can't parse InputMedia: only photos and animations are known here",
        ),
        ('{"type": "photo", "media": "gone"}', "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_a_picture_that_telegram_would_not_put_there(
    sandbox: Sandbox, bot: Bot, media: str, words: str
) -> None:
    said = (await bot.send_message(ANN, "soon a picture")).message_id
    refusal = await sandbox.refuses("editMessageMedia", chat_id=ANN, message_id=said, media=media)
    assert refusal == (400, f"Bad Request: {words}")


async def test_the_library_knows_who_it_is(bot: Bot) -> None:
    assert (await bot.get_me()).username == "limber_sandbox_bot"


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        ("", "", "message text is empty"),
        ("  \n ", "", "text must be non-empty"),
        ("<b> </b>", "HTML", "text must be non-empty"),
        ("x" * 4097, "", "message is too long"),
        ("😀" * 2049, "", "message is too long"),
        (
            "a & é <x>",
            "HTML",
            'can\'t parse entities: Unsupported start tag "x" at byte offset 7',
        ),
        ("x", "MarkdownV3", "unsupported parse_mode"),
    ],
)
async def test_a_text_that_telegram_would_refuse(
    sandbox: Sandbox, text: str, mode: str, words: str
) -> None:
    refusal = await sandbox.refuses("sendMessage", chat_id=ANN, text=text, parse_mode=mode)
    assert refusal == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("x" * 4096, ""),
        ("😀" * 2048, ""),
        (f"<b>{'x' * 4096}</b> ", "HTML"),
        ("&lt;" * 4096, "html"),
    ],
)
async def test_a_text_is_measured_after_its_markup(sandbox: Sandbox, text: str, mode: str) -> None:
    assert await sandbox.does("sendMessage", chat_id=ANN, text=text, parse_mode=mode)


async def test_a_caption_has_1024_characters(sandbox: Sandbox) -> None:
    file = {"document": ("x.txt", b"x")}
    path = f"/bot{TOKEN}/sendDocument"
    for length, status in ((1024, 200), (1025, 400)):
        form = {"chat_id": str(ANN), "caption": "x" * length}
        answer = await sandbox.http.post(path, data=form, files=file)
        assert answer.status_code == status
    assert answer.json()["description"] == "Bad Request: message caption is too long"


async def test_what_cannot_be_edited(sandbox: Sandbox) -> None:
    persons = (await sandbox.newest())["id"]
    sent = await sandbox.does("sendMessage", chat_id=ANN, text="x", reply_markup=KEYS)
    own = sent["message_id"]
    same = {"chat_id": ANN, "text": "x", "reply_markup": KEYS}

    async def refusal(**params: object) -> str:
        return (await sandbox.refuses("editMessageText", **(same | params)))[1]

    assert await refusal(message_id=own) == NOT_MODIFIED
    assert await refusal(message_id=own + 9) == "Bad Request: message to edit not found"
    assert await refusal(message_id=persons) == "Bad Request: message can't be edited"
    assert await refusal() == "Bad Request: message identifier is not specified"
    edit = await sandbox.refuses(
        "editMessageReplyMarkup", chat_id=ANN, message_id=own, reply_markup=KEYS
    )
    assert edit == (400, NOT_MODIFIED)
    # Without a keyboard the same text is a change: the buttons go.
    await sandbox.does("editMessageText", chat_id=ANN, message_id=own, text="x")
    assert (await sandbox.newest())["buttons"] == []


async def test_a_message_is_deleted_within_two_days(sandbox: Sandbox) -> None:
    sent = await sandbox.does("sendMessage", chat_id=ANN, text="x")
    params = {"chat_id": ANN, "message_id": sent["message_id"]}
    sandbox.clock.jump_to(sandbox.clock.now() + timedelta(hours=49))
    refusal = await sandbox.refuses("deleteMessage", **params)
    assert refusal == (400, "Bad Request: message can't be deleted for everyone")
    params["message_id"] += 1
    refusal = await sandbox.refuses("deleteMessage", **params)
    assert refusal == (400, "Bad Request: message to delete not found")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (sample()[:16] + (9000).to_bytes(4) + (1001).to_bytes(4), "PHOTO_INVALID_DIMENSIONS"),
        (sample()[:16] + (210).to_bytes(4) + (10).to_bytes(4), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_a_photo_that_telegram_would_refuse(
    sandbox: Sandbox, content: bytes, words: str
) -> None:
    answer = await sandbox.http.post(
        f"/bot{TOKEN}/sendPhoto", data={"chat_id": str(ANN)}, files={"photo": ("x.png", content)}
    )
    assert answer.json()["description"] == f"Bad Request: {words}"


async def test_a_bot_does_not_write_first(sandbox: Sandbox) -> None:
    await sandbox.http.put("/sandbox/chats/77", json={"name": "Bob"})
    for chat_id in (77, 78):
        refusal = await sandbox.refuses("sendMessage", chat_id=chat_id, text="x")
        assert refusal == (400, "Bad Request: chat not found")
    await sandbox.acts("text", chat=77, text="hi")
    assert await sandbox.does("sendMessage", chat_id=77, text="x")


async def test_a_blocked_bot_is_told_so(sandbox: Sandbox) -> None:
    await sandbox.acts("block")
    refusal = await sandbox.refuses("sendMessage", chat_id=ANN, text="x")
    assert refusal == (403, "Forbidden: bot was blocked by the user")
    await sandbox.acts("unblock")
    assert await sandbox.does("sendMessage", chat_id=ANN, text="x")


async def test_five_messages_at_once_are_too_many_for_a_chat(sandbox: Sandbox) -> None:
    for _ in range(4):
        await sandbox.does("sendMessage", chat_id=ANN, text="x")
    answer = await sandbox.call("sendMessage", chat_id=ANN, text="x")
    assert answer.status_code == 429
    body = answer.json()
    assert body["parameters"] == {"retry_after": 1}
    assert body["description"] == "Too Many Requests: retry after 1"
    sandbox.clock.jump_to(sandbox.clock.now() + timedelta(seconds=1))
    assert await sandbox.does("sendMessage", chat_id=ANN, text="x")


async def test_edits_are_limited_apart_from_messages(sandbox: Sandbox) -> None:
    sent = await sandbox.does("sendMessage", chat_id=ANN, text="x")
    edit = {"chat_id": ANN, "message_id": sent["message_id"]}
    for number in range(4):
        await sandbox.does("editMessageText", **edit, text=f"{number}")
    status, _ = await sandbox.refuses("editMessageText", **edit, text="one more")
    assert status == 429
    assert await sandbox.does("sendMessage", chat_id=ANN, text="x")


async def test_typing_is_seen_until_the_message_comes(sandbox: Sandbox) -> None:
    async with followed(sandbox) as events:
        await sandbox.does("sendChatAction", chat_id=ANN, action="typing")
        assert (await events.next("typing"))["until"] > sandbox.clock.now().isoformat()
    assert (await sandbox.chat())["typing"]
    await sandbox.does("sendMessage", chat_id=ANN, text="x")
    assert not (await sandbox.chat())["typing"]
