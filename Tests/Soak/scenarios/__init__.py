"""The scenarios by name. Each is a function that takes the soak and returns a line of figures."""

from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Scenario:
    name: str
    run: Callable
    is_short: bool  # whether the short form plays it too


ALL = {}


def scenario(name, short=False):
    def keep(function):
        ALL[name] = Scenario(name, function, short)
        return function
    return keep
