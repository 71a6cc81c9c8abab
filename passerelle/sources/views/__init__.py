from passerelle.sources.views.columns import columns
from passerelle.sources.views.downloads import problems, template
from passerelle.sources.views.health import health
from passerelle.sources.views.imports import imports, new, one_import, run, undo
from passerelle.sources.views.tracker import links, meanings, teams, tracker

__all__ = [
    "columns",
    "health",
    "imports",
    "links",
    "meanings",
    "new",
    "one_import",
    "problems",
    "run",
    "teams",
    "template",
    "tracker",
    "undo",
]
