"""The WSGI entry, for `passerelle serve` or any other server: without a secret key it refuses to start."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passerelle.conf.settings")
application = get_wsgi_application()

from passerelle.conf.checks import database, surroundings  # noqa: E402  they need the settings

for problem in (*surroundings.secret_key(), *database.transaction_mode()):
    raise ImproperlyConfigured(f"{problem.id}  {problem.msg} {problem.hint}")
