"""Settings of the editors' desk that no environment changes: apps, sign-in, lock-out, sessions.

hsbd.settings takes them all over where there is a desk.
"""

from datetime import timedelta

DESK_APPS = [
    "django.contrib.sessions",
    "django.contrib.messages",
    "budgets.apps.DeskConfig",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
]
# Whatever is no address of the desk passes them by.
DESK_MIDDLEWARE = [
    "budgets.admin.middleware.DeskPages",
    "budgets.admin.middleware.DeskAlone",
    "budgets.admin.middleware.DeskSessions",
    "budgets.admin.middleware.DeskForms",
    "budgets.admin.middleware.DeskAuthentication",
    "budgets.admin.middleware.DeskOneTimeCodes",
    "budgets.admin.middleware.DeskMessages",
    "budgets.admin.middleware.DeskLockOut",
]
DESK_CONTEXT_PROCESSORS = [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]

# One who signs in is first held against the failures before (django-axes).
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "budgets.admin.authentication.NamePasswordAndCode",
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
OTP_TOTP_ISSUER = "HSBD"

# Counted by name and address together, so that nobody can lock out an editor from elsewhere; what
# is tried meanwhile does not make the lock-out longer, so that nobody can from next door either.
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "budgets.admin.client.address"
AXES_LOCKOUT_CALLABLE = "budgets.admin.refusals.locked_out"
AXES_HANDLER = "budgets.admin.sign_ins.SignIns"
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_SENSITIVE_PARAMETERS = ["otp_token", "csrfmiddlewaretoken"]
AXES_VERBOSE = False
# Its own pages let one delete what they show.
AXES_ENABLE_ADMIN = False

# A session ends with the browser, after half an hour without a request, and in any case.
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
LONGEST_SESSION = timedelta(hours=12)
# Links from elsewhere lead to the desk; what changes anything is sent as a form with a token.
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
# There is one cookie, that of the session.
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "budgets.admin.refusals.forged"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
