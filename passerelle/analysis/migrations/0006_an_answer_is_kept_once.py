from django.db import migrations, models


def one_each(apps, schema_editor):
    """Two clicks may have kept two: the first stays, with what was decided about either and every link."""
    base = schema_editor.connection.alias
    first, answers = {}, apps.get_model("analysis", "Answer").objects.using(base)
    for pk, *key in answers.exclude(by=None).order_by("pk").values_list("pk", "measure", "digest", "by"):
        kept = first.setdefault(tuple(key), pk)
        if kept != pk:
            _move(apps, base, pk, kept)
            answers.filter(pk=pk).delete()
    if schema_editor.connection.vendor == "postgresql":  # or the table, moved just now, cannot be altered
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _move(apps, base, twice, kept):
    for name in ("Decision", "AnswerLink"):
        rows = apps.get_model("analysis", name).objects.using(base)
        rows.filter(answer=twice).update(answer=kept)


class Migration(migrations.Migration):

    dependencies = [
        ('analysis', '0005_read_by_the_day'),
    ]

    operations = [
        migrations.RunPython(one_each, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('measure', 'digest', 'by'), name='answer_kept_once'),
        ),
    ]
