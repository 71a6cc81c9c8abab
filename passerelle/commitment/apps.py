from django.apps import AppConfig


class Commitments(AppConfig):
    name = "passerelle.commitment"
    label = "commitment"

    def ready(self) -> None:
        from passerelle.commitment import presence
        from passerelle.commitment.proof import presence as proof

        presence.announce()
        proof.announce()
