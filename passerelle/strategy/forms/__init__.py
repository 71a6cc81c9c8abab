from passerelle.strategy.forms.check_in import CheckInForm
from passerelle.strategy.forms.objective import KeyResultForm, ObjectiveForm
from passerelle.strategy.forms.register import EntryForm, ReviewForm, StateForm
from passerelle.strategy.forms.statement import StatementForm

__all__ = [
    "CheckInForm",
    "EntryForm",
    "KeyResultForm",
    "ObjectiveForm",
    "ReviewForm",
    "StateForm",
    "StatementForm",
]
