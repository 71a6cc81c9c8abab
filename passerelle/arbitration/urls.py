from django.urls import path

from passerelle.arbitration.views import (
    arbitrations,
    frame,
    known,
    landing,
    past,
    questions,
    scenario,
    scenarios,
    why,
)

S = "arbitrations/<int:number>/scenarios/"

app_name = "arbitration"
urlpatterns = [
    path("arbitrations/", arbitrations.arbitrations, name="list"),
    path("arbitrations/new/", arbitrations.new, name="new"),
    path("arbitrations/<int:number>/", arbitrations.arbitration, name="arbitration"),
    path("arbitrations/<int:number>/edit/", arbitrations.edit, name="edit"),
    path("arbitrations/<int:number>/archive/", arbitrations.archive, name="archive"),
    path("arbitrations/<int:number>/capacity/", frame.capacity, name="capacity"),
    path("arbitrations/<int:number>/limits/", frame.limits, name="limits"),
    path("arbitrations/<int:number>/past/", past.past, name="past"),
    path("arbitrations/<int:number>/past/<slug:kind>/", past.count, name="past_count"),
    path("arbitrations/<int:number>/past/<slug:kind>/told/", past.forget, name="past_forget"),
    path("arbitrations/<int:number>/frame/<slug:kind>/", frame.put, name="put"),
    path("arbitrations/<int:number>/frame/<slug:kind>/<int:pk>/", frame.take, name="take"),
    path(S, scenarios.scenarios, name="scenarios"),
    path(S + "propose/", scenarios.propose, name="propose"),
    path(S + "solve/", scenarios.solve_all, name="solve_all"),
    path(S + "why/<int:initiative>/", why.why, name="why"),
    path(S + "<str:letter>/", scenario.scenario, name="scenario"),
    path(S + "<str:letter>/copy/", scenario.copy, name="copy"),
    path(S + "<str:letter>/delete/", scenario.delete, name="delete"),
    path(S + "<str:letter>/solve/", scenario.solve, name="solve"),
    path(S + "<str:letter>/stop/", scenario.stop, name="stop"),
    path(S + "<str:letter>/force/", scenario.force, name="force"),
    path(S + "<str:letter>/floors/", scenario.protect, name="protect"),
    path(S + "<str:letter>/floors/<int:pk>/", scenario.unprotect, name="unprotect"),
    path(S + "<str:letter>/people/", scenario.staff, name="staff"),
    path(S + "<str:letter>/roadmap/", landing.landing, name="landing"),
    path(S + "<str:letter>/further/", questions.further, name="further"),
    path(S + "<str:letter>/ask/<str:kind>/", questions.ask, name="ask"),
    path(S + "<str:letter>/halt/<int:question>/", questions.halt, name="halt"),
    path(S + "<str:letter>/hold/<int:question>/<int:point>/", questions.hold, name="hold"),
    path(S + "<str:letter>/how/<str:what>/", known.known, name="known"),
]
