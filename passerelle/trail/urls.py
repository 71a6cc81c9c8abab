from django.urls import URLPattern, URLResolver, path

from passerelle.trail import views

app_name = "trail"
urlpatterns: list[URLPattern | URLResolver] = [
    path("deletions/<int:pk>/undo/", views.undo, name="undo"),
]
