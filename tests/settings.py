"""The settings of the tests: those of the product, on a folder of their own, whatever the machine is set to.

They are a module because they must hold before Django reads its settings, which is before any conftest.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_data = tempfile.mkdtemp(prefix="passerelle-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith(("PASSERELLE_", "OIDC_", "EMAIL_"))]:
    if _name not in {"PASSERELLE_REFERENCE_DATA", "PASSERELLE_TESTS_ON_POSTGRES"}:
        del os.environ[_name]
os.environ["PASSERELLE_DATA"] = _data
os.environ["PASSERELLE_SECRET_KEY"] = "only-for-tests"
os.environ["DJANGO_SETTINGS_MODULE"] = "passerelle.conf.settings"  # for commands that tests start

from passerelle.conf.settings import *  # noqa: E402, F403

# Tables come from the models and migrations are noted as done (`conftest.py`), half a second instead of five. That both
# give the same is checked by `makemigrations --check`; tests/cli/test_init.py and tests/browser (SQLite) and
# tests/cli/test_an_upgrade_keeps_a_way_back.py (PostgreSQL) migrate from nothing.
_tested = DATABASES["default"]  # noqa: F405
_tested["TEST"] = {**_tested.get("TEST", {}), "MIGRATE": False}
# A file, as in the product. SQLite in memory is one connection for a test and for the server of `live_server`: where
# one thread sorts with a function in Python (`Alphabetical`) while another reads, both wait for ever, the first for
# the interpreter, the second for the connection.
if _tested["ENGINE"].endswith("sqlite3"):
    _tested["TEST"]["NAME"] = f"{_data}/tests.sqlite3"
# A password that costs nothing, and as many wrong ones as tests type.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
