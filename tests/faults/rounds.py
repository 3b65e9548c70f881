"""How often a fault is tried: a few times in the suite, the full number in bin/faults."""

import os

IS_FULL = os.environ.get("HSBD_FAULTS") == "full"


def rounds(suite: int, full: int) -> int:
    return full if IS_FULL else suite
