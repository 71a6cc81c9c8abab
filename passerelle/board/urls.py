from django.urls import path

from passerelle.board import asking, handed, telling, views

app_name = "board"
urlpatterns = [
    path("packs/", views.shelf, name="shelf"),
    path("packs/draft/", views.draft, name="draft"),
    path("packs/draft/answers/", telling.answers, name="answers"),
    path("packs/draft/answers/<int:pk>/removal/", telling.drop, name="drop_answer"),
    path("packs/draft/asks/", asking.ask, name="ask"),
    path("packs/asks/<int:pk>/", asking.change, name="change_ask"),
    path("packs/asks/<int:pk>/place/", asking.move, name="move_ask"),
    path("packs/asks/<int:pk>/removal/", asking.drop, name="drop_ask"),
    path("packs/asks/<int:pk>/answer/", asking.answer, name="answer_ask"),
    path("packs/<int:number>/", views.pack, name="pack"),
    path("packs/<int:number>/pdf/", handed.pdf, name="pdf"),
    path("packs/<int:number>/slides/", handed.slides, name="slides"),
    path("packs/<int:number>/figures/", handed.figures, name="figures"),
    path("packs/<int:number>/shares/", views.share, name="share"),
    path("shares/<int:pk>/revocation/", views.revoke, name="revoke"),
    path("p/<str:token>/", views.shared, name="shared"),
    path("p/<str:token>/pdf/", handed.shared_pdf, name="shared_pdf"),
    path("p/<str:token>/slides/", handed.shared_slides, name="shared_slides"),
]
