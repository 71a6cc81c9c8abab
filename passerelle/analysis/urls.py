from django.urls import path

from passerelle.analysis.views import (
    answers,
    item,
    items,
    moved,
    sample,
    serving,
    shared,
    teams,
    watching,
    why,
)

app_name = "analysis"
urlpatterns = [
    path("measures/moved/", moved.moved, name="moved"),
    path("measures/moved/mail/", moved.mail, name="moved_mail"),
    path("measures/moved/<int:pk>/seen/", moved.seen, name="moved_seen"),
    path("measures/<slug:slug>/watch/", watching.watch, name="watch"),
    path("measures/<slug:slug>/follow/", watching.follow, name="follow"),
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
