from typing import Any

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
        index.register(Measure, "measure.read", _found)
        index.register(DatedEvent, "measure.read", _found_event, related=("measure",), is_many=True)


def _found(row: Any) -> Any:
    """How search and palette show a measure; nothing once it is archived."""
    from passerelle.desk.index import Found

    if row.archived_at:
        return None
    return Found("", row.name, row.source, f"/measures/{row.slug}/", row.product_id)


def _found_event(row: Any) -> Any:
    """How they show a dated event, for those who see its measure or product."""
    from passerelle.desk.index import Found

    product = row.measure.product_id if row.measure_id else row.product_id
    return Found("", row.label, f"{row.segment} {row.note}", row.get_absolute_url(), product)
