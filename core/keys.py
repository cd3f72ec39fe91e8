"""The keys that tokens are encrypted with at rest (REFERRAL_SECRET_KEYS): Fernet keys, the newest first."""

from __future__ import annotations

import base64
import binascii


def problems_of_keys(keys: tuple[str, ...]) -> list[str]:
    """What is wrong with the keys, by position and without quoting one."""
    return [
        f"Key {n} of REFERRAL_SECRET_KEYS is not a Fernet key (32 bytes, URL-safe base64; `referral secret` makes one)."
        for n, key in enumerate(keys, start=1)
        if not _is_fernet_key(key)
    ]


def new_key() -> str:
    """A fresh key."""
    from cryptography.fernet import Fernet  # deferred: 30 ms that only `referral secret` needs

    return Fernet.generate_key().decode()


def _is_fernet_key(key: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(key.encode())) == 32
    except (binascii.Error, UnicodeEncodeError, ValueError):
        return False
