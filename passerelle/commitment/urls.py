app_name = "commitment"
urlpatterns: list[object] = []
