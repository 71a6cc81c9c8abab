"""Where each part of the bridge opens."""

from __future__ import annotations

from passerelle.ui.addresses import address


def addresses() -> dict[str, str]:
    names = {
        "measures_url": "kpis:measures",
        "inbox_url": "desk:inbox",
        "delivery_url": "analysis:teams",
        "register_url": "strategy:register",
        "tree_url": "strategy:objectives",
        "results_url": "strategy:key_results",
        "roadmap_url": "roadmap:list",
        "costs_url": "bridge:costs",
        "strategy_url": "strategy:home",
    }
    return {key: address(name) for key, name in names.items()}
