from django.urls import path

from passerelle.roadmap.views import (
    baselines,
    cells,
    export,
    filters,
    initiative,
    known,
    links,
    page,
    themes,
)

app_name = "roadmap"
urlpatterns = [
    path("roadmap/", page.roadmap, name="list"),
    path("roadmap/filters/", filters.filters, name="filters"),
    path("roadmap/export.csv", export.export, name="export"),
    path("roadmap/cells/", cells.edit, name="cells"),
    path("roadmap/choices/", cells.choices, name="choices"),
    path("roadmap/undo/<str:token>/", cells.undo, name="undo"),
    path("roadmap/new/", initiative.new, name="new"),
    path("roadmap/themes/", themes.themes, name="themes"),
    path("roadmap/themes/<int:pk>/", themes.theme, name="theme"),
    path("roadmap/themes/<int:pk>/removal/", themes.removal, name="theme-removal"),
    path("roadmap/baselines/", baselines.baselines, name="baselines"),
    path("roadmap/baselines/<int:number>/", baselines.baseline, name="baseline"),
    path("roadmap/<int:number>/", initiative.initiative, name="initiative"),
    path("roadmap/<int:number>/edit/", initiative.edit, name="edit"),
    path("roadmap/<int:number>/shift/", initiative.move, name="shift"),
    path("roadmap/<int:number>/known/<slug:field>/", known.known, name="known"),
    path("roadmap/<int:number>/column/", cells.column, name="column"),
    path("roadmap/<int:number>/<slug:kind>/", links.add, name="link"),
    path("roadmap/<int:number>/<slug:kind>/<int:pk>/removal/", links.remove, name="unlink"),
]
