from django.urls import path

from passerelle.analysis.views import items, teams

app_name = "analysis"
urlpatterns = [
    path("delivery/", teams.teams, name="teams"),
    path("delivery/teams/<slug:slug>/", teams.team, name="team"),
    path("delivery/teams/<slug:slug>/know/", teams.know, name="know"),
    path("delivery/items/", items.items, name="items"),
    path("delivery/items/<int:pk>/", items.item, name="item"),
]
