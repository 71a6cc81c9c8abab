import django.db.models.deletion
from django.db import migrations, models


def keys(apps, schema_editor):
    """What kept answers tell of other measures, row by row."""
    told = apps.get_model("analysis", "Answer").named.through
    named, base = apps.get_model("analysis", "Named"), schema_editor.connection.alias
    rows = told.objects.using(base).values_list("answer_id", "measure_id")
    named.objects.using(base).bulk_create(
        named(answer_id=answer, measure_key=measure) for answer, measure in rows
    )


class Migration(migrations.Migration):

    dependencies = [
        ('analysis', '0003_answers_kept'),
    ]

    operations = [
        migrations.CreateModel(
            name='Named',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure_key', models.PositiveBigIntegerField()),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told', to='analysis.answer')),
            ],
            options={
                'verbose_name': 'measure told in an answer',
                'verbose_name_plural': 'measures told in answers',
                'constraints': [models.UniqueConstraint(fields=('answer', 'measure_key'), name='told_once_in_an_answer')],
            },
        ),
        migrations.RunPython(keys, migrations.RunPython.noop),
        migrations.RemoveField(model_name='answer', name='named'),
    ]
