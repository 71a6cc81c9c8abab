"""Events take the codes that an explanation reads; one of a measure belongs to the product of the measure."""

from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery


def forwards(apps: Any, schema_editor: Any) -> None:
    events = apps.get_model("kpis", "DatedEvent")._base_manager
    measures = apps.get_model("kpis", "Measure")._base_manager
    events.filter(kind="tracking").update(kind="tracker")
    product = measures.filter(pk=OuterRef("measure")).values("product")
    events.filter(measure__isnull=False).update(product=Subquery(product))


def backwards(apps: Any, schema_editor: Any) -> None:
    events = apps.get_model("kpis", "DatedEvent")._base_manager
    events.filter(kind="tracker").update(kind="tracking")
    events.filter(kind__in=["experiment", "holiday"]).update(kind="other")


class Migration(migrations.Migration):
    dependencies = [("kpis", "0002_events_of_the_company")]
    operations = [migrations.RunPython(forwards, backwards)]
