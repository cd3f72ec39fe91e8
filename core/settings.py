"""The environment, read once into a frozen `Settings`; every problem is reported at once, in sentences.

A platform's own variables (`REFERRAL_SLACK_…`, `REFERRAL_TEAMS_…`) are read by its adapter; core only asks the adapters
what is wrong with them.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from core.keys import problems_of_keys

DEFAULT_PORT = 3000
KNOWN = (
    "DATABASE_URL", "DATA_DIR", "HOST", "PORT", "PUBLIC_URL", "SECRET_KEYS", "LOG", "FAULT",
)  # fmt: skip
ADAPTERS = ("SLACK_", "TEAMS_")


@dataclass(frozen=True, slots=True)
class Settings:
    """`database_url` may hold a password and `secret_keys` are keys: neither shows in a repr."""

    database_url: str = field(repr=False)
    data_dir: Path = field(default=Path("."))
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    public_url: str | None = None
    secret_keys: tuple[str, ...] = field(default=(), repr=False)
    log: str = "text"

    @property
    def address(self) -> str:
        """Where people reach this server: its public address, or the one on this machine."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def local(self) -> bool:
        """Whether the server is reachable from this machine only."""
        return is_loopback(self.host)


class Misconfigured(Exception):
    """One or more settings are wrong. `problems` are sentences an operator can act on; they never quote a secret."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read(env: Mapping[str, str], *, more: list[str] | None = None) -> Settings:
    """The settings in `env`. Raises Misconfigured with every problem found, `more` (the adapters' own) included."""
    problems: list[str] = []
    data_dir = Path(env.get("REFERRAL_DATA_DIR") or ".").expanduser()
    settings = Settings(
        database_url=_database(env, data_dir, problems),
        data_dir=data_dir,
        host=env.get("REFERRAL_HOST") or "127.0.0.1",
        port=_port(env.get("REFERRAL_PORT"), problems),
        public_url=_url(env.get("REFERRAL_PUBLIC_URL"), problems),
        secret_keys=_keys(env.get("REFERRAL_SECRET_KEYS"), problems),
        log=_one_of(env, "REFERRAL_LOG", ("text", "json"), problems),
    )
    problems += [f"{name} is not a setting of this program; is it misspelt?" for name in unknown_names(env)]
    problems += more or []
    if problems:
        raise Misconfigured(problems)
    return settings


def unknown_names(env: Mapping[str, str]) -> list[str]:
    """Names that begin with REFERRAL_ and mean nothing to core or to an adapter's prefix."""
    prefix = "REFERRAL_"
    ours = [name for name in env if name.startswith(prefix)]
    return sorted(n for n in ours if n[len(prefix) :] not in KNOWN and not n[len(prefix) :].startswith(ADAPTERS))


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _database(env: Mapping[str, str], data_dir: Path, problems: list[str]) -> str:
    given = env.get("REFERRAL_DATABASE_URL")
    if not given:
        return f"sqlite:///{data_dir / 'referral.db'}"
    if given.split(":", 1)[0] not in ("sqlite", "postgresql", "postgresql+psycopg"):
        problems.append("REFERRAL_DATABASE_URL must begin with sqlite:/// or postgresql://.")
    return given


def _port(given: str | None, problems: list[str]) -> int:
    if not given:
        return DEFAULT_PORT
    if not given.isdigit() or not 0 <= int(given) <= 65535:
        problems.append("REFERRAL_PORT must be a number from 0 to 65535.")
        return DEFAULT_PORT
    return int(given)


def _url(given: str | None, problems: list[str]) -> str | None:
    if not given:
        return None
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        problems.append("REFERRAL_PUBLIC_URL must be a whole address such as https://referral.example.com.")
    elif parts.scheme == "http" and not is_loopback(parts.hostname):
        problems.append("REFERRAL_PUBLIC_URL must begin with https://; both platforms refuse plain http.")
    return given.rstrip("/")


def _keys(given: str | None, problems: list[str]) -> tuple[str, ...]:
    keys = tuple(k for k in (given or "").replace(",", " ").split() if k)
    problems += problems_of_keys(keys)
    return keys


def _one_of(env: Mapping[str, str], name: str, allowed: tuple[str, ...], problems: list[str]) -> str:
    given = env.get(name) or allowed[0]
    if given not in allowed:
        problems.append(f"{name} must be {' or '.join(allowed)}.")
    return given
