"""What all tables share: types, names of constraints, the first key columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Dialect, ForeignKey, MetaData, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware moment: timestamptz on PostgreSQL, whole microseconds since 1970 on SQLite (sorted, indexed, exact)."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if dialect.name == "postgresql" else BigInteger())

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return None if dialect.name == "postgresql" else _as_number

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _in_utc if dialect.name == "postgresql" else _as_moment


def _as_number(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - _EPOCH) // _MICRO


def _as_moment(number: int | None) -> datetime | None:
    return None if number is None else _EPOCH + timedelta(microseconds=number)


def _in_utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(UTC)


Json = JSON().with_variant(JSONB(), "postgresql")

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)


def organization_column() -> Column[int]:
    return Column("organization_id", BigInteger, ForeignKey("organization.id", ondelete="CASCADE"), primary_key=True)


def id_column() -> Column[int]:
    return Column("id", BigInteger, primary_key=True, autoincrement=False)
