from django.urls import path

from passerelle.kpis.views import (
    adding,
    calendar,
    catalogue,
    explore,
    export,
    know,
    measure,
    tree,
    writing,
)

app_name = "kpis"
urlpatterns = [
    path("measures/", catalogue.measures, name="measures"),
    path("measures/new/", writing.new, name="new"),
    path("measures/tree/", tree.tree, name="tree"),
    path("events/", calendar.events, name="events"),
    path("events/new/", calendar.new, name="event_new"),
    path("events/<int:pk>/", calendar.event, name="event"),
    path("events/<int:pk>/edit/", calendar.edit, name="event_edit"),
    path("events/<int:pk>/delete/", calendar.delete, name="event_delete"),
    path("measures/<slug:slug>/", measure.measure, name="measure"),
    path("measures/<slug:slug>/know/", know.know, name="know"),
    path("measures/<slug:slug>/explore/", explore.explore, name="explore"),
    path("measures/<slug:slug>/explore.json", explore.drawn, name="drawn"),
    path("measures/<slug:slug>/export.csv", export.as_csv, name="export"),
    path("measures/<slug:slug>/export.json", export.as_json, name="export_json"),
    path("measures/<slug:slug>/edit/", writing.edit, name="edit"),
    path("measures/<slug:slug>/archive/", writing.archive, name="archive"),
    path("measures/<slug:slug>/delete/", writing.delete, name="delete"),
    path("measures/<slug:slug>/values/new/", adding.new_value, name="new_value"),
    path("measures/<slug:slug>/values/<int:pk>/remove/", adding.drop_value, name="drop_value"),
    path("measures/<slug:slug>/targets/new/", adding.new_target, name="new_target"),
    path("measures/<slug:slug>/targets/<int:pk>/remove/", adding.drop_target, name="drop_target"),
    path("measures/<slug:slug>/events/new/", adding.new_event, name="new_event"),
    path("measures/<slug:slug>/events/<int:pk>/remove/", adding.drop_event, name="drop_event"),
    path("measures/<slug:slug>/definitions/new/", adding.define, name="define"),
    path("measures/<slug:slug>/terms/new/", adding.new_term, name="new_term"),
    path("measures/<slug:slug>/terms/<int:pk>/remove/", adding.drop_term, name="drop_term"),
]
