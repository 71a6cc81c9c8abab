from django.apps import AppConfig


class People(AppConfig):
    name = "passerelle.people"
    label = "people"

    def ready(self) -> None:
        from passerelle.people import preferences
        from passerelle.people.may import may, scope_of
        from passerelle.trail import rights
        from passerelle.ui import navigation
        from passerelle.ui import preferences as kept

        navigation.allow_with(lambda request, capability: may(request.user, capability))
        kept.keep_with(preferences.keep)
        rights.ask(scope_of)
