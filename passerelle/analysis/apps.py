from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Analysis(AppConfig):
    name = "passerelle.analysis"
    label = "analysis"

    def ready(self) -> None:
        from passerelle.analysis import rounds, tasks
        from passerelle.desk import inbox
        from passerelle.people import departures
        from passerelle.ui import navigation

        tasks.listen()
        departures.links_end("passerelle.analysis.actions.revoke_links_of")
        rounds.listen()
        inbox.register(
            "passerelle.analysis.waiting.look_at", rows="passerelle.analysis.waiting.to_look_at"
        )
        navigation.register(
            navigation.Item(
                order=60,
                label=_("Delivery"),
                url_name="analysis:teams",
                icon="delivery",
                capability="delivery.read",
                key="D",
            )
        )
