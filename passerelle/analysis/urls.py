from django.urls import path

from passerelle.analysis.views import answers, item, items, sample, serving, shared, teams, why

app_name = "analysis"
urlpatterns = [
    path("measures/<slug:slug>/why/", why.why, name="why"),
    path("measures/<slug:slug>/answers/", answers.of_measure, name="answers"),
    path("measures/<slug:slug>/answers/<int:pk>/", answers.answer, name="answer"),
    path("measures/<slug:slug>/answers/<int:pk>/decisions/", answers.decide, name="decide"),
    path("measures/<slug:slug>/answers/<int:pk>/links/", answers.share, name="share"),
    path("answers/", answers.held, name="held"),
    path("answers/sample/", sample.sample, name="sample"),
    path("answers/links/<int:pk>/revocation/", answers.revoke, name="revoke"),
    path("a/<str:token>/", shared.shared, name="shared"),
    path("delivery/", teams.teams, name="teams"),
    path("delivery/teams/<slug:slug>/", teams.team, name="team"),
    path("delivery/teams/<slug:slug>/know/<slug:figure>/", teams.know, name="know"),
    path("delivery/items/", items.items, name="items"),
    path("delivery/items/serving/", serving.serving, name="serving"),
    path("delivery/items/<int:pk>/", item.item, name="item"),
]
