from django.urls import URLPattern, URLResolver, path

from passerelle.trail import views

app_name = "trail"
urlpatterns: list[URLPattern | URLResolver] = [
    path("trail/", views.page, name="page"),
    path("trail/actors/", views.actors, name="actors"),
    path("trail/deleted/", views.deleted, name="deleted"),
    path("trail/deleted/<int:pk>/undo/", views.undo, name="undo"),
    path("trail/<str:kind>/<int:pk>/", views.history, name="history"),
]
