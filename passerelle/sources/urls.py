"""Addresses of pouring in."""

from django.urls import path

from passerelle.sources import views

app_name = "sources"
urlpatterns = [
    path("sources/", views.imports, name="imports"),
    path("sources/new/", views.new, name="new"),
    path("sources/connections/", views.connections, name="connections"),
    path("sources/connections/new/", views.new_connection, name="new_connection"),
    path("sources/connections/<int:pk>/", views.connection, name="connection"),
    path("sources/connections/<int:pk>/edit/", views.edit_connection, name="edit_connection"),
    path("sources/connections/<int:pk>/test/", views.test_connection, name="test_connection"),
    path("sources/connections/<int:pk>/delete/", views.delete_connection, name="delete_connection"),
    path("sources/connections/<int:pk>/measure/", views.new_feed, name="new_feed"),
    path("sources/feeds/<int:pk>/read/", views.read_feed, name="read_feed"),
    path("sources/health/", views.health, name="health"),
    path("sources/templates/<slug:kind>/", views.template, name="template"),
    path("sources/trackers/<int:pk>/", views.tracker, name="tracker"),
    path("sources/trackers/<int:pk>/meanings/", views.meanings, name="meanings"),
    path("sources/trackers/<int:pk>/teams/", views.teams, name="teams"),
    path("sources/trackers/<int:pk>/links/", views.links, name="links"),
    path("sources/<int:pk>/", views.one_import, name="import"),
    path("sources/<int:pk>/columns/", views.columns, name="columns"),
    path("sources/<int:pk>/run/", views.run, name="run"),
    path("sources/<int:pk>/undo/", views.undo, name="undo"),
    path("sources/<int:pk>/problems.csv", views.problems, name="problems"),
]
