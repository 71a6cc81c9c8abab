from django.urls import path

from passerelle.arbitration.views import arbitrations

app_name = "arbitration"
urlpatterns = [
    path("arbitrations/", arbitrations.arbitrations, name="list"),
    path("arbitrations/new/", arbitrations.new, name="new"),
    path("arbitrations/<int:number>/", arbitrations.arbitration, name="arbitration"),
    path("arbitrations/<int:number>/edit/", arbitrations.edit, name="edit"),
    path("arbitrations/<int:number>/archive/", arbitrations.archive, name="archive"),
]
