"""What state all that is public is in, in two short queries."""

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import Count, Max

from budgets.models import CheckRun, Disclosure, Revision
from budgets.rules import RELEASE


def site_state() -> object:
    """Another value whenever something public changed; None where the database cannot be asked.

    A revision is written with each load and correction, a run of the checks also where names
    changed that budgets share. They are counted too, since of two that are written at once the one
    with the lower key may be there later. Budgets that are made up have neither.
    """
    close_old_connections()
    try:
        return (
            RELEASE,
            *(
                tuple(model._default_manager.aggregate(Max("pk"), Count("pk")).values())
                for model in (Revision, CheckRun)
            ),
            Disclosure.objects.aggregate(Max("pk"))["pk__max"],
        )
    except DatabaseError:
        # The next query shall find a connection of its own.
        connection.close()
        return None
