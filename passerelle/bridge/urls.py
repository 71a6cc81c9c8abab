from django.urls import URLPattern, URLResolver

app_name = "bridge"
urlpatterns: list[URLPattern | URLResolver] = []
