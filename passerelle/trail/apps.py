from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Trail(AppConfig):
    name = "passerelle.trail"
    label = "trail"

    def ready(self) -> None:
        from passerelle.trail.foot import at_the_foot
        from passerelle.trail.queries import READ
        from passerelle.ui import foot, navigation

        foot.register(20, at_the_foot)

        entries = (
            (80, _("Trail"), "trail:page", "clock"),
            (81, _("Recently deleted"), "trail:deleted", "trash"),
        )
        for order, label, name, icon in entries:
            navigation.register_menu(navigation.Item(order, label, name, icon, READ))
