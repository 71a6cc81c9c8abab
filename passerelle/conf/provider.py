"""The company's own sign-in (OpenID Connect), where its address is given."""

from __future__ import annotations

from typing import Any

from passerelle.conf.environment import setting


def providers() -> dict[str, Any]:
    """As allauth takes them: one application, or none."""
    server = setting("OIDC_SERVER_URL")
    company = {
        "provider_id": "company",
        "name": setting("OIDC_NAME"),
        "client_id": setting("OIDC_CLIENT_ID"),
        "secret": setting("OIDC_CLIENT_SECRET"),
        "settings": {"server_url": server},
    }
    return {"openid_connect": {"APPS": [company] if server else []}}
