"""What must be read back but never lie open in the database: sealed under a key derived from the secret key.

Fernet (AES-128-CBC and HMAC-SHA256) under a key that HKDF-SHA256 (RFC 5869) draws from `SECRET_KEY`. Keys of
`SECRET_KEY_FALLBACKS` still open what they sealed; nothing is sealed with them. Each use has a key of its own: what was
sealed for one opens nothing of another.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK = "sealed:"
USE = b"passerelle: second factors"


class UnreadableError(Exception):
    """Sealed under a key that this installation no longer has."""


def seal(text: str, *, use: bytes = USE) -> str:
    """The text, sealed under the present key."""
    return MARK + _box(str(settings.SECRET_KEY), use).encrypt(text.encode()).decode("ascii")


def unseal(kept: str, *, use: bytes = USE) -> str:
    """What was sealed, under the present key or a former one; a text kept open before sealing existed is itself."""
    if not kept.startswith(MARK):
        return kept
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    try:
        return MultiFernet([_box(str(key), use) for key in keys]).decrypt(_token(kept)).decode()
    except InvalidToken:
        raise UnreadableError from None


def is_current(kept: str, *, use: bytes = USE) -> bool:
    """Whether it is sealed, and under the present key."""
    try:
        _box(str(settings.SECRET_KEY), use).decrypt(_token(kept))
    except InvalidToken:
        return False
    return kept.startswith(MARK)


def _token(kept: str) -> bytes:
    return kept.removeprefix(MARK).encode()


def _box(secret: str, use: bytes) -> Fernet:
    drawn = HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(drawn))
