from django.urls import URLPattern, URLResolver, path

from passerelle.strategy.views import home, key_results, objectives, register, statements

app_name = "strategy"
urlpatterns: list[URLPattern | URLResolver] = [
    path("strategy/", home.home, name="home"),
    path("strategy/texts/", statements.versions, name="statements"),
    path("strategy/texts/new/<slug:kind>/", statements.publish, name="publish"),
    path("strategy/texts/<int:pk>/", statements.statement, name="statement"),
    path("strategy/texts/<int:pk>/print/", statements.printed, name="printed"),
    path("strategy/texts/<int:pk>/reading/", statements.acknowledge, name="acknowledge"),
    path("strategy/texts/<int:pk>/readers/", statements.readers, name="readers"),
    path("strategy/texts/<int:pk>/since/<int:before>/", statements.difference, name="difference"),
    path("strategy/objectives/", objectives.objectives, name="objectives"),
    path("strategy/objectives/new/", objectives.new_objective, name="new_objective"),
    path("strategy/objectives/<int:pk>/", objectives.objective, name="objective"),
    path("strategy/objectives/<int:pk>/edit/", objectives.edit_objective, name="edit_objective"),
    path(
        "strategy/objectives/<int:pk>/archive/",
        objectives.archive_objective,
        name="archive_objective",
    ),
    path(
        "strategy/objectives/<int:pk>/delete/",
        objectives.delete_objective,
        name="delete_objective",
    ),
    path(
        "strategy/objectives/<int:pk>/key-results/new/",
        key_results.new_key_result,
        name="new_key_result",
    ),
    path("strategy/key-results/", key_results.key_results, name="key_results"),
    path("strategy/key-results/<int:pk>/", key_results.key_result, name="key_result"),
    path("strategy/key-results/<int:pk>/check-in/", key_results.check_in, name="check_in"),
    path(
        "strategy/key-results/<int:pk>/edit/", key_results.edit_key_result, name="edit_key_result"
    ),
    path(
        "strategy/key-results/<int:pk>/archive/",
        key_results.archive_key_result,
        name="archive_key_result",
    ),
    path(
        "strategy/key-results/<int:pk>/delete/",
        key_results.delete_key_result,
        name="delete_key_result",
    ),
    path("strategy/register/", register.register, name="register"),
    path("strategy/register/export.csv", register.export_register, name="export_register"),
    path("strategy/register/new/", register.new_entry, name="new_entry"),
    path("strategy/register/<int:pk>/", register.entry, name="entry"),
    path("strategy/register/<int:pk>/edit/", register.edit_entry, name="edit_entry"),
    path("strategy/register/<int:pk>/review/", register.review, name="review"),
    path("strategy/register/<int:pk>/state/", register.set_state, name="set_state"),
    path("strategy/register/<int:pk>/archive/", register.archive_entry, name="archive_entry"),
    path("strategy/register/<int:pk>/delete/", register.delete_entry, name="delete_entry"),
]
