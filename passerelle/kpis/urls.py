from django.urls import path

from passerelle.kpis.views import catalogue, know, measure

app_name = "kpis"
urlpatterns = [
    path("measures/", catalogue.measures, name="measures"),
    path("measures/<slug:slug>/", measure.measure, name="measure"),
    path("measures/<slug:slug>/know/", know.know, name="know"),
    path("measures/<slug:slug>/export.csv", measure.export, name="export"),
]
