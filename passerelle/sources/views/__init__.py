from passerelle.sources.views.columns import columns
from passerelle.sources.views.connections import (
    connection,
    connections,
    delete_connection,
    edit_connection,
    new_connection,
    test_connection,
)
from passerelle.sources.views.downloads import problems, template
from passerelle.sources.views.feeds import new_feed, read_feed
from passerelle.sources.views.health import health
from passerelle.sources.views.imports import imports, new, one_import, run, undo
from passerelle.sources.views.tracker import links, meanings, teams, tracker

__all__ = [
    "columns",
    "connection",
    "connections",
    "delete_connection",
    "edit_connection",
    "health",
    "imports",
    "links",
    "meanings",
    "new",
    "new_connection",
    "new_feed",
    "one_import",
    "problems",
    "read_feed",
    "run",
    "teams",
    "template",
    "test_connection",
    "tracker",
    "undo",
]
