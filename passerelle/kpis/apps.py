from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Kpis(AppConfig):
    name = "passerelle.kpis"
    label = "kpis"

    def ready(self) -> None:
        from passerelle.desk import index
        from passerelle.kpis.actions.measures import put_back
        from passerelle.kpis.models import DatedEvent, Measure
        from passerelle.trail import subjects
        from passerelle.trail.signals import restored
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
        navigation.register_action(
            navigation.Item(50, _("New measure"), "kpis:new", "plus", "measure.write")
        )
        subjects.register(Measure, read="measure.read", write="measure.write")
        subjects.register(DatedEvent, read="measure.read", write="measure.write")
        restored.connect(put_back, dispatch_uid="kpis-restored")
        index.register(
            Measure,
            "measure.read",
            lambda row: (
                None
                if row.archived_at
                else index.Found("", row.name, row.source, f"/measures/{row.slug}/", row.product_id)
            ),
        )
        index.register(
            DatedEvent,
            "measure.read",
            lambda row: index.Found(
                "",
                row.label,
                f"{row.segment} {row.note}",
                row.get_absolute_url(),
                row.measure.product_id if row.measure_id else row.product_id,
            ),
            related=("measure",),
            is_many=True,
        )
