"""Teams' part of the environment, read into a frozen `Settings`; every problem in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from core.settings import is_loopback

LOGIN_URL = "https://login.microsoftonline.com"
OPENID_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
OLD_TENANT = "botframework.com"  # where bots without a tenant of their own sign in
PREFIX = "REFERRAL_TEAMS_"
NAMES = ("APP_ID", "APP_PASSWORD", "TENANT_ID", "ALLOWED_TENANTS", "LOGIN_URL", "OPENID_URL", "INSECURE_LOCAL")
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Settings:
    """`password` never shows in a repr. `insecure` means no authentication in either direction: loopback only.

    `allowed` holds the tenants that are listened to; None is every tenant Microsoft vouches for.
    """

    app_id: str = ""
    password: str = field(default="", repr=False)
    tenant: str | None = None
    allowed: frozenset[str] | None = None
    login_url: str = LOGIN_URL
    openid_url: str = OPENID_URL
    insecure: bool = False

    @property
    def token_url(self) -> str:
        return f"{self.login_url}/{self.tenant or OLD_TENANT}/oauth2/v2.0/token"


def configured(env: Mapping[str, str]) -> bool:
    """Whether any of Teams' settings is present (addresses alone say nothing)."""
    return any(env.get(PREFIX + name) for name in NAMES if not name.endswith("_URL"))


def problems(env: Mapping[str, str]) -> list[str]:
    """Everything wrong with Teams' settings; no sentence quotes a secret."""
    found = [f"{name} is not a setting of this program; is it misspelt?" for name in _unknown(env)]
    app, password = env.get(PREFIX + "APP_ID"), env.get(PREFIX + "APP_PASSWORD")
    insecure = env.get(PREFIX + "INSECURE_LOCAL")
    if insecure not in (None, "", "0", "1"):
        found.append("REFERRAL_TEAMS_INSECURE_LOCAL must be 1 or left out.")
    if insecure == "1":
        if not is_loopback(env.get("REFERRAL_HOST") or "127.0.0.1"):
            found.append(
                "REFERRAL_TEAMS_INSECURE_LOCAL=1 lets anybody in, so it only starts on 127.0.0.1. "
                "Leave it out, or unset REFERRAL_HOST."
            )
    elif not app:
        found.append("REFERRAL_TEAMS_APP_ID is missing: the Microsoft App ID of your Azure Bot.")
    if app and insecure != "1" and not password:
        found.append("REFERRAL_TEAMS_APP_PASSWORD is missing: a client secret of the app in Microsoft Entra.")
    if app and not _GUID.fullmatch(app):
        found.append("REFERRAL_TEAMS_APP_ID must be an id such as 11111111-2222-4333-8444-555555555555.")
    for name in ("LOGIN_URL", "OPENID_URL"):
        found += _address(PREFIX + name, env.get(PREFIX + name))
    return found


def read(env: Mapping[str, str]) -> Settings:
    """The settings, once `problems` is empty. Without a list, a bot with a tenant of its own listens to that one."""
    tenant = env.get(PREFIX + "TENANT_ID") or None
    listed = frozenset(t.lower() for t in (env.get(PREFIX + "ALLOWED_TENANTS") or "").replace(",", " ").split())
    allowed = listed or (frozenset({tenant.lower()}) if tenant else None)
    return Settings(
        app_id=env.get(PREFIX + "APP_ID", ""),
        password=env.get(PREFIX + "APP_PASSWORD", ""),
        tenant=tenant,
        allowed=None if listed == {"*"} else allowed,
        login_url=(env.get(PREFIX + "LOGIN_URL") or LOGIN_URL).rstrip("/"),
        openid_url=env.get(PREFIX + "OPENID_URL") or OPENID_URL,
        insecure=env.get(PREFIX + "INSECURE_LOCAL") == "1",
    )


@lru_cache(maxsize=1024)  # asked before every message, of the same few addresses
def is_safe(url: str) -> bool:
    """Whether a secret may be sent there: TLS, or this machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))


def _unknown(env: Mapping[str, str]) -> list[str]:
    return sorted(n for n in env if n.startswith(PREFIX) and n.removeprefix(PREFIX) not in NAMES)


def _address(name: str, given: str | None) -> list[str]:
    if given and not is_safe(given):
        return [f"{name} must be a whole address that begins with https://."]
    return []
