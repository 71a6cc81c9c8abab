"""The map of URLs: nouns, one app a line."""

from django.urls import include, path

from passerelle.conf import checks  # noqa: F401  so that Django's `check --deploy` knows them

urlpatterns = [
    path("account/", include("passerelle.people.closed")),
    path("account/", include("allauth.urls")),
    path("", include("passerelle.ui.urls")),
    path("", include("passerelle.people.urls")),
    path("", include("passerelle.trail.urls")),
    path("", include("passerelle.desk.urls")),
    path("", include("passerelle.analysis.urls")),
    path("", include("passerelle.kpis.urls")),
    path("", include("passerelle.strategy.urls")),
    path("", include("passerelle.roadmap.urls")),
    path("", include("passerelle.sources.urls")),
    path("", include("passerelle.arbitration.urls")),
    path("", include("passerelle.workshop.urls")),
    path("", include("passerelle.commitment.urls")),
    path("", include("passerelle.board.urls")),
    path("", include("passerelle.bridge.urls")),
]
handler400 = "passerelle.ui.views.unacceptable"
handler404 = "passerelle.ui.views.not_found"
handler500 = "passerelle.ui.views.broken"
