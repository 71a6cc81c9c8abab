from django.urls import path

from passerelle.workshop.views import ballot, decisions, meeting, setup

app_name = "workshop"
urlpatterns = [
    path("arbitrations/<int:number>/workshops/", setup.workshops, name="list"),
    path("workshops/<int:number>/", meeting.workshop, name="workshop"),
    path("workshops/<int:number>/pulse/", meeting.pulse, name="pulse"),
    path("workshops/<int:number>/setup/", setup.setup, name="setup"),
    path("workshops/<int:number>/subjects/", setup.subjects, name="subjects"),
    path("workshops/<int:number>/participants/", setup.participants, name="participants"),
    path("workshops/<int:number>/step/", meeting.step, name="step"),
    path("workshops/<int:number>/ballot/", ballot.mine, name="mine"),
    path("workshops/subjects/<int:pk>/removal/", setup.take_off, name="take-off"),
    path("workshops/subjects/<int:pk>/decision/", decisions.decide, name="decision"),
    path("workshops/participants/<int:pk>/link/", setup.renew, name="renew"),
    path("workshops/participants/<int:pk>/removal/", setup.forget, name="forget"),
    path("v/<str:token>/", ballot.ballot, name="ballot"),
    path("v/<str:token>/vote/", ballot.cast, name="cast"),
    path("v/<str:token>/pulse/", ballot.pulse, name="ballot-pulse"),
    path("v/<str:token>/dissent/<int:pk>/", ballot.dissent, name="dissent"),
    path("v/<str:token>/consent/", ballot.consent, name="consent"),
]
