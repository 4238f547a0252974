"""The names that Telegram gave to pictures it has; each bot has its own."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import insert
from db.tables.queue import FileRow


async def find(tx: AsyncSession, bot_id: int, picture: str) -> str | None:
    """Return the file_id under which a bot can send a picture again."""
    return await tx.scalar(
        select(FileRow.file_id).where(FileRow.bot_id == bot_id, FileRow.picture == picture)
    )


async def remember(tx: AsyncSession, bot_id: int, picture: str, file_id: str) -> None:
    await tx.execute(
        insert(tx, FileRow)
        .values(bot_id=bot_id, picture=picture, file_id=file_id)
        .on_conflict_do_update(index_elements=["bot_id", "picture"], set_={"file_id": file_id})
    )


async def forget(tx: AsyncSession, bot_id: int, picture: str, file_id: str) -> None:
    """Forget one file_id of a picture; a newer one stays."""
    row = FileRow.bot_id == bot_id, FileRow.picture == picture, FileRow.file_id == file_id
    await tx.execute(delete(FileRow).where(*row))
