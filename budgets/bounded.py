"""Values kept in memory, up to a number of bytes, for the threads of one process."""

import threading
from collections import OrderedDict
from contextlib import suppress
from typing import Generic, TypeVar

Key = tuple[str | int, ...]
Value = TypeVar("Value")


class Bounded(Generic[Value]):
    """Up to `size` bytes of values, as many as each is said to take; `bytes` they take now.

    What was asked for longest ago goes first.
    """

    def __init__(self, size: int) -> None:
        self.size, self.bytes = size, 0
        self.held: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: Key) -> Value | None:
        # Without a lock, which readers would wait for: one step each, and what is gone is gone.
        found = self.held.get(key)
        if found is None:
            return None
        with suppress(KeyError):
            self.held.move_to_end(key)
        return found[0]

    def keep(self, key: Key, value: Value, taken: int) -> None:
        """Keep a value of so many bytes, unless it is too large; the first of a key stays."""
        with self.lock:
            if key in self.held or taken > self.size:
                return
            self.held[key] = value, taken
            self.bytes += taken
            while self.bytes > self.size:
                _key, (_value, oldest) = self.held.popitem(last=False)
                self.bytes -= oldest
