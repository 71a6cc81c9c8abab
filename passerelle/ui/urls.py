from django.urls import URLPattern, URLResolver, path

from passerelle.ui import views

app_name = "ui"
urlpatterns: list[URLPattern | URLResolver] = [
    path("preferences/", views.preference, name="preference"),
    path("design/", views.design, name="design"),
]
