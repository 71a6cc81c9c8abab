from django.urls import path

from passerelle.bridge import views

app_name = "bridge"
urlpatterns = [
    path("", views.bridge, name="bridge"),
    path("bridge/costs/", views.costs, name="costs"),
]
