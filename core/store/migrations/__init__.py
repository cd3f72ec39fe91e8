"""Migrations, run from code."""

from __future__ import annotations

from sqlalchemy import Engine, inspect

from core.store.tables import metadata

HEAD = "0001"


def revision(engine: Engine) -> str | None:
    return HEAD if inspect(engine).has_table("organization") else None


def upgrade(engine: Engine) -> None:
    metadata.create_all(engine)
