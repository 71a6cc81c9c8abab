from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Strategy(AppConfig):
    name = "passerelle.strategy"
    label = "strategy"

    def ready(self) -> None:
        from passerelle.desk import inbox, index
        from passerelle.people import first_steps
        from passerelle.strategy import found_by, models
        from passerelle.strategy import inbox as waiting
        from passerelle.trail import subjects
        from passerelle.ui import navigation

        navigation.register(
            navigation.Item(20, _("Strategy"), "strategy:home", "strategy", "strategy.read", "S")
        )
        for label, url, capability in (
            (_("New objective"), "strategy:new_objective", "objective.write"),
            (_("New risk or opportunity"), "strategy:new_entry", "register.write"),
        ):
            navigation.register_action(navigation.Item(20, label, url, "plus", capability))
        first_steps.register(
            first_steps.Step(
                20,
                _("Set a first objective"),
                _("Everything else is read against what you want to be true."),
                "strategy:new_objective",
                models.Objective.objects.exists,
            )
        )
        index.register(models.Statement, "strategy.read", found_by.statement)
        index.register(models.Objective, "strategy.read", found_by.objective)
        index.register(
            models.KeyResult, "strategy.read", found_by.key_result, related=("objective",)
        )
        index.register(models.RegisterEntry, "register.read", found_by.entry)
        for model, read, write in (
            (models.Objective, "strategy.read", "objective.write"),
            (models.KeyResult, "strategy.read", "objective.write"),
            (models.RegisterEntry, "register.read", "register.write"),
        ):
            subjects.register(model, read=read, write=write)
        for provider in (waiting.texts_to_read, waiting.check_ins_due, waiting.reviews_due):
            inbox.register(provider)
