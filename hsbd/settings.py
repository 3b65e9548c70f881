"""All settings, read from the environment. What is not set has a default fit for one's own machine.

HSBD_SECRET_KEY   secret of this installation; bin/serve makes one
HSBD_HOSTS        host names that the site answers to, separated by commas
HSBD_HTTPS        1 where the site is reached over HTTPS: it then wants a secret, HSBD_SECRET_KEY
HSBD_PROXY        1 where only a trusted proxy can reach the site, which sets X-Forwarded-Proto and
                  adds the client's address to X-Forwarded-For
HSBD_SITE         the public address, for files; else the request's: "https://budgets.example", or
                  with the prefix that the site lies under, "https://example.org/budgets"
HSBD_OPERATOR     who runs this site, as each page says at its foot: "中文|English"
HSBD_OPERATOR_IS  department where the operator is the publisher's own; else independent
HSBD_CONTACT      the operator's e-mail address, for reports of faults in the transcription
HSBD_ICP          the number of the site's ICP filing; HSBD_SITE_NUMBER that of the public security
HSBD_REUSE        terms of reuse, "中文|English"; HSBD_REUSE_ADDRESS where they stand in full
HSBD_ROLE         public: pages and files alone; editor: the editors’ desk alone; all: both
HSBD_APPROVAL     1 where a correction becomes public only when a second person approves it
HSBD_TOTP         1 where nobody signs in without a one-time code (TOTP)
HSBD_LOG          1 where each request is logged, and all that is logged as one line of JSON
HSBD_KEPT         megabytes of memory for answers and tables that are kept, in each process; else 64
HSBD_VAR          folder of the database, static files and built downloads; else ./var
DATABASE_URL      another database than the SQLite one in HSBD_VAR
HSBD_REPLICAS     URLs of streaming replicas of it, separated by spaces, to read public pages from
"""

import os
import re
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from budgets.bilingual import Bilingual
from hsbd.database_settings import databases_of
from hsbd.desk_settings import DESK_APPS, DESK_CONTEXT_PROCESSORS, DESK_MIDDLEWARE
from hsbd.logging_settings import logging_of
from hsbd.prefix import origin_and_prefix


def _flag(name: str) -> bool:
    value = os.environ.get(name, "0")
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} is “{value}”; it must be 0 or 1")
    return value == "1"


def _bilingual(name: str) -> Bilingual:
    """A text in both languages, "中文|English"; one without a “|” is the same in both."""
    chinese, _, english = os.environ.get(name, "").partition("|")
    return Bilingual(chinese.strip(), (english or chinese).strip())


BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("HSBD_VAR", BASE_DIR / "var"))
# Where large downloads are built, once for each state of the data.
BUILDS = VAR / "builds"
FIXTURES = BASE_DIR / "fixtures"
REFERENCE = FIXTURES / "reference"

# Sessions at the desk are signed with it, and nothing public is. On one's own machine a process
# that was given none makes its own, and those sessions end with it.
SECRET_KEY = os.environ.get("HSBD_SECRET_KEY", "")
IS_HTTPS = _flag("HSBD_HTTPS")
# Such as Django itself puts into new projects, for all to see.
_IS_AN_EXAMPLE = SECRET_KEY.startswith("django-insecure-")
if IS_HTTPS and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10 or _IS_AN_EXAMPLE):
    raise ImproperlyConfigured(
        "HSBD_SECRET_KEY is missing or too easy to guess; over HTTPS it must have 50 characters or "
        "more: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )
SECRET_KEY = SECRET_KEY or get_random_secret_key()
DEBUG = False
_HOSTS = os.environ.get("HSBD_HOSTS", "localhost,127.0.0.1,[::1]")
ALLOWED_HOSTS = [name.strip() for name in _HOSTS.split(",") if name.strip()]
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("HSBD_HOSTS names no host; it must be names, separated by commas")
# What every public address begins with, and the prefix that all of them have in common.
SITE, PREFIX = origin_and_prefix(os.environ.get("HSBD_SITE", ""))
FORCE_SCRIPT_NAME = PREFIX or None

# What the operator says of themselves, at the foot of each page.
OPERATOR = _bilingual("HSBD_OPERATOR")
OPERATOR_IS = os.environ.get("HSBD_OPERATOR_IS", "independent")
if OPERATOR_IS not in ("independent", "department"):
    raise ImproperlyConfigured(
        f"HSBD_OPERATOR_IS is “{OPERATOR_IS}”; it must be independent or department"
    )
CONTACT = os.environ.get("HSBD_CONTACT", "")
if CONTACT and not re.fullmatch(r"[^@\s?&]+@[^@\s?&]+", CONTACT):
    raise ImproperlyConfigured(f"HSBD_CONTACT is “{CONTACT}”, which is no e-mail address")
ICP_NUMBER = os.environ.get("HSBD_ICP", "")
SITE_NUMBER = os.environ.get("HSBD_SITE_NUMBER", "")
REUSE = _bilingual("HSBD_REUSE")
REUSE_ADDRESS = os.environ.get("HSBD_REUSE_ADDRESS", "")
if REUSE_ADDRESS and not REUSE_ADDRESS.startswith(("https://", "http://")):
    raise ImproperlyConfigured(f"HSBD_REUSE_ADDRESS is “{REUSE_ADDRESS}”, which is no web address")

# What this process is for: the public pages, the desk of the editors, or both.
ROLE = os.environ.get("HSBD_ROLE", "all")
if ROLE not in ("public", "editor", "all"):
    raise ImproperlyConfigured(f"HSBD_ROLE is “{ROLE}”; it must be public, editor or all")
HAS_DESK = ROLE != "public"
if HAS_DESK:
    from hsbd.desk_settings import *  # noqa: F403
NEEDS_APPROVAL = _flag("HSBD_APPROVAL")
NEEDS_TOTP = _flag("HSBD_TOTP")

INSTALLED_APPS = [
    # Corrections refer to accounts, so these are there even where nobody can sign in.
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_tables2",
    "budgets",
]
if HAS_DESK:
    INSTALLED_APPS += DESK_APPS
LOGS_REQUESTS = _flag("HSBD_LOG")
_KEPT = os.environ.get("HSBD_KEPT", "64")
if not re.fullmatch(r"[0-9]{1,5}", _KEPT):
    raise ImproperlyConfigured(f"HSBD_KEPT is “{_KEPT}”; it must be a number of megabytes")
KEPT_BYTES = int(_KEPT) << 20
MIDDLEWARE = [
    "budgets.views.request_log.RequestLog",
    "budgets.views.headers.StrictHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "budgets.views.caching.Cached",
    "budgets.views.language.LanguageOfAddress",
    "budgets.views.reading.ReadingOnly",
    "budgets.views.sources.OneSource",
    "budgets.views.unavailable.Unavailable",
    "budgets.views.display.KeepDisplayChoice",
    "django.middleware.common.CommonMiddleware",
]
if HAS_DESK:
    MIDDLEWARE += DESK_MIDDLEWARE
ROOT_URLCONF = "hsbd.urls"
WSGI_APPLICATION = "hsbd.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "budgets.views.language.languages",
                "budgets.views.display.display",
                "budgets.views.public.site",
                *(DESK_CONTEXT_PROCESSORS if HAS_DESK else []),
            ],
        },
    }
]

DATABASES = databases_of(
    os.environ.get("DATABASE_URL", ""), os.environ.get("HSBD_REPLICAS", ""), VAR
)
DATABASE_ROUTERS = ["budgets.replicas.Router"]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "budgets" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = f"{PREFIX}/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = IS_HTTPS
# A probe asks the process itself.
SECURE_REDIRECT_EXEMPT = [rf"^{PREFIX.lstrip('/')}/?healthz/"]
BEHIND_PROXY = _flag("HSBD_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = SECURE_SSL_REDIRECT
# Under that name browsers take the cookie from this host alone, and over HTTPS.
SESSION_COOKIE_NAME = "__Host-desk" if SESSION_COOKIE_SECURE else "desk"
# Whether subdomains and the browsers' preload list may follow is for the operator of the domain
# (W005, W021). No public page takes a form, and those of the desk have middleware made of Django's
# and django-axes', which these checks do not see (W003, axes.W002).
SILENCED_SYSTEM_CHECKS = ["security.W003", "security.W005", "security.W021", "axes.W002"]
X_FRAME_OPTIONS = "DENY"
# Files are read from anywhere by address; no page of another site may fetch them into itself.
WHITENOISE_ALLOW_ALL_ORIGINS = False

LOGGING = logging_of(as_json=LOGS_REQUESTS)
