"""python -m tests.admin.asking REQUESTS STATIC: print what a process in another role answers.

REQUESTS are methods and addresses, the answers status, headers and body, all as JSON.
"""

import json
import os
import sys

import django
from django.conf import settings
from django.core.management import call_command
from django.test import Client

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "hsbd.settings"
    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STATIC_ROOT = sys.argv[2]
    call_command("migrate", verbosity=0)
    said = []
    for method, address in json.loads(sys.argv[1]):
        answer = Client(raise_request_exception=False).generic(
            method, address, secure=settings.SECURE_SSL_REDIRECT
        )
        headers = dict(answer.headers)
        for cookie in answer.cookies.values():
            headers["Set-Cookie"] = cookie.OutputString()
        body = answer.getvalue().decode()
        said.append({"status": answer.status_code, "headers": headers, "body": body})
    print(json.dumps(said))
