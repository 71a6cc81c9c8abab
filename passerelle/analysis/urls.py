from django.urls import path

from passerelle.analysis.views import item, items, serving, teams, why

app_name = "analysis"
urlpatterns = [
    path("measures/<slug:slug>/why/", why.why, name="why"),
    path("delivery/", teams.teams, name="teams"),
    path("delivery/teams/<slug:slug>/", teams.team, name="team"),
    path("delivery/teams/<slug:slug>/know/<slug:figure>/", teams.know, name="know"),
    path("delivery/items/", items.items, name="items"),
    path("delivery/items/serving/", serving.serving, name="serving"),
    path("delivery/items/<int:pk>/", item.item, name="item"),
]
