from django.urls import URLPattern, URLResolver, path

from passerelle.desk.views import comments, inbox, saved, search

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("search/", search.search, name="search"),
    path("inbox/", inbox.page, name="inbox"),
    path("inbox/waiting/", inbox.waiting, name="waiting"),
    path("inbox/mentions/<int:pk>/answered/", comments.answered, name="answered"),
    path("comments/<str:kind>/<int:pk>/", comments.thread, name="comments"),
    path("comments/<str:kind>/<int:pk>/names/", comments.names, name="names"),
    path("comments/<int:pk>/edit/", comments.edit, name="edit_comment"),
    path("comments/<int:pk>/delete/", comments.remove, name="delete_comment"),
    path("views/", saved.save_as, name="save_view"),
    path("views/<int:pk>/", saved.update, name="update_view"),
    path("views/<int:pk>/share/", saved.share, name="share_view"),
    path("views/<int:pk>/delete/", saved.remove, name="delete_view"),
]
