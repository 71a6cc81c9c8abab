from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Desk(AppConfig):
    name = "passerelle.desk"
    label = "desk"

    def ready(self) -> None:
        from passerelle.desk import counting, directory, inbox, queries, threads
        from passerelle.desk.models import Comment, SavedView
        from passerelle.trail import subjects
        from passerelle.ui import foot, navigation

        directory.register_people()
        inbox.register(queries.questions)
        navigation.register(
            navigation.Item(
                order=15,
                label=_("Inbox"),
                url_name="desk:inbox",
                icon="inbox",
                capability="desk.use",
                key="I",
                count=counting.count,
            )
        )
        navigation.register_kept(queries.kept)
        foot.register(10, threads.at_the_foot)
        subjects.register(Comment, read="desk.use", own="author")
        subjects.register(SavedView, read="desk.use", own="owner")
