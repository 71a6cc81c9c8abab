from passerelle.delivery.actions.rules import set_status_rule, set_team_rule

__all__ = ["set_status_rule", "set_team_rule"]
