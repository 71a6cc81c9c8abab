from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Kpis(AppConfig):
    name = "passerelle.kpis"
    label = "kpis"

    def ready(self) -> None:
        from passerelle.desk import index
        from passerelle.kpis.models import Measure
        from passerelle.ui import navigation

        navigation.register(
            navigation.Item(
                order=50,
                label=_("Measures"),
                url_name="kpis:measures",
                icon="measures",
                capability="measure.read",
                key="M",
            )
        )
        index.register(
            Measure,
            "measure.read",
            lambda row: (
                None
                if row.archived_at
                else index.Found("", row.name, row.source, f"/measures/{row.slug}/", row.product_id)
            ),
        )
