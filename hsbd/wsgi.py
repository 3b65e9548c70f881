"""The site as a WSGI application, for granian and any other server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hsbd.settings")

django = get_wsgi_application()

# Only now are there settings and models.
from django.conf import settings  # noqa: E402

from budgets.views.request_log import named  # noqa: E402
from budgets.views.sources import site_state  # noqa: E402
from hsbd.kept import Kept  # noqa: E402
from hsbd.prefix import Below  # noqa: E402

kept = Kept(django, site_state, named, size=settings.KEPT_BYTES)
application = Below(settings.PREFIX, kept) if settings.PREFIX else kept
