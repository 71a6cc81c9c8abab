from django.db import migrations, models
from django.db.models.functions import Now


def keep_wishes(apps, schema_editor):
    feeds = apps.get_model("sources", "Feed").objects.filter(is_whole_wanted=True)
    feeds.update(whole_wanted_at=Now())


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0006_all_of_it_wanted'),
    ]

    operations = [
        migrations.AddField(
            model_name='feed',
            name='whole_wanted_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(keep_wishes, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='feed',
            name='is_whole_wanted',
        ),
    ]
