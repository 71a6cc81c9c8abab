"""Django's settings, from the environment alone (see `environment.py` for every variable)."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from passerelle.conf import database, mail, provider, secrets
from passerelle.conf.environment import flag, setting
from passerelle.reports.fonts import font_folder

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(setting("PASSERELLE_DATA")).resolve()
DEMO = (DATA / "demo-accounts.json").exists()
DEBUG = flag("PASSERELLE_DEBUG")
SECRET_KEY = secrets.secret_key(setting("PASSERELLE_SECRET_KEY"), data=DATA)
SECRET_KEY_FALLBACKS = setting("PASSERELLE_SECRET_KEY_FALLBACKS").split()
PUBLIC_URL = setting("PASSERELLE_URL") or f"http://localhost:{setting('PASSERELLE_PORT')}"
ALLOWED_HOSTS = [h for h in setting("PASSERELLE_HOSTS").split(",") if h] or [
    "localhost",
    "127.0.0.1",
    "[::1]",
]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL.startswith("https://") else []

INSTALLED_APPS = [
    "passerelle.ui",
    "passerelle.trail",
    "passerelle.jobs",
    "passerelle.people",
    "passerelle.desk",
    "passerelle.kpis",
    "passerelle.strategy",
    "passerelle.delivery",
    "passerelle.roadmap",
    "passerelle.sources",
    "passerelle.analysis",
    "passerelle.arbitration",
    "passerelle.workshop",
    "passerelle.commitment",
    "passerelle.bridge",
    "passerelle.board",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "template_partials",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "passerelle.people.middleware.PersonMiddleware",
    "passerelle.ui.middleware.BoundedBodies",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "passerelle.ui.middleware.SpokenErrors",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "passerelle.conf.urls"
WSGI_APPLICATION = "passerelle.conf.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "passerelle.ui.context.page",
                "passerelle.people.context.person",
            ],
            "builtins": ["django.templatetags.i18n", "passerelle.ui.templatetags.ui"],
        },
    }
]

DATABASES = {
    "default": database.postgres(setting("DATABASE_URL"))
    if setting("DATABASE_URL")
    else database.sqlite(DATA)
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "passerelle.people.signin.Adapter"
SOCIALACCOUNT_ADAPTER = "passerelle.people.signin.OutsideAdapter"
ACCOUNT_LOGOUT_ON_GET = False
# axes throttles passwords in the database, for every process; this one also counts second-factor codes.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key"}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_FORMS = {
    "login": "passerelle.people.forms.signin.SignIn",
    "change_password": "passerelle.people.forms.signin.ChangePassword",
    "set_password": "passerelle.people.forms.signin.SetPassword",
    "reset_password": "passerelle.people.forms.signin.AskReset",
    "reset_password_from_key": "passerelle.people.forms.signin.Reset",
    "reauthenticate": "passerelle.people.forms.signin.Confirm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if flag("PASSERELLE_PROXY") else 0
# addresses are given by an owner, not claimed by whoever signs up
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_ADAPTER = "passerelle.people.signin.SecondFactor"
MFA_FORMS = {
    "authenticate": "passerelle.people.forms.signin.Code",
    "reauthenticate": "passerelle.people.forms.signin.ConfirmCode",
    "activate_totp": "passerelle.people.forms.signin.ActivateApp",
    "add_webauthn": "passerelle.people.forms.signin.AddKey",
    "edit_webauthn": "passerelle.people.forms.signin.NameKey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PUBLIC_URL.startswith("http://localhost")
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_PROVIDERS = provider.providers()
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "passerelle.people.signin.address_tried"
AXES_CLIENT_IP_CALLABLE = "passerelle.people.signin.address_of"
AXES_LOCKOUT_CALLABLE = "passerelle.people.signin.locked_out"
AXES_RESET_ON_SUCCESS = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

LANGUAGE_CODE = "en"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [("ui/fonts", font_folder())]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "passerelle.ui.static_files.Storage"},
}
WHITENOISE_MAX_AGE = 60 if DEBUG else 31536000
MEDIA_ROOT = DATA / "uploads"
TABLES = setting("PASSERELLE_TABLES")
REACH = setting("PASSERELLE_REACH").replace(",", " ").split()
UPLOAD_MAX = int(setting("PASSERELLE_UPLOAD_MB")) * 1024**2
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a bulk edit of the roadmap table posts many cells

globals().update(mail.settings(setting("EMAIL_URL"), sender=setting("PASSERELLE_EMAIL_FROM")))

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [
            SELF,
            *([setting("OIDC_SERVER_URL")] if setting("OIDC_SERVER_URL") else []),
        ],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if PUBLIC_URL.startswith("https://") or flag("PASSERELLE_PROXY"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31536000
if flag("PASSERELLE_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"discreet": {"()": "passerelle.conf.logs.Discreet"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["discreet"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS = ["axes.W003"]
