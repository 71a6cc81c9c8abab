from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Sources(AppConfig):
    name = "passerelle.sources"
    label = "sources"

    def ready(self) -> None:
        from passerelle.desk import index
        from passerelle.people import first_steps
        from passerelle.sources.models import Import
        from passerelle.ui import navigation

        index.register(
            Import,
            "import.run",
            lambda row: index.Found(
                "", row.file_name, row.kind, row.get_absolute_url(), row.product_id
            ),
        )
        for order, label, url, icon in (
            (40, _("Imports"), "sources:imports", "import"),
            (41, _("Health of the data"), "sources:health", "watch"),
        ):
            capability = "import.run" if url == "sources:imports" else "delivery.read"
            navigation.register_menu(navigation.Item(order, label, url, icon, capability))
        navigation.register_action(
            navigation.Item(60, _("Import a file"), "sources:new", "import", "import.run")
        )
        first_steps.register(
            first_steps.Step(
                30,
                _("Import a first file"),
                _(
                    "A tracker’s export, a measure or a sheet: the pages then speak of your company."
                ),
                "sources:new",
                Import.objects.filter(state=Import.State.PUBLISHED).exists,
            )
        )
