"""Mail from one `EMAIL_URL`; without it nothing is sent and links are printed instead."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def settings(url: str, *, sender: str) -> dict[str, Any]:
    """Django's mail settings for `smtp://user:password@host:port/?tls=1` (or `?ssl=1`)."""
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
            "DEFAULT_FROM_EMAIL": sender,
            "MAIL_IS_SENT": False,
        }
    parts = urlsplit(url)
    options = parse_qs(parts.query)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": options.get("tls") == ["1"],
        "EMAIL_USE_SSL": options.get("ssl") == ["1"],
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
        "MAIL_IS_SENT": True,
    }
