"""A server that runs out of descriptors: those inside go on, nothing spins, and there is room again afterwards."""

import os
import time

from .people import Conversation, Newcomers
from .process import Process
from .wire import connect, status_of, upgrade_request

LIMIT = 256
# The part of one processor that a full server may use while it is knocked at.
CPU_SHARE = 0.2
PATIENCE_MS = int(os.environ.get("PATIENCE_MS", "1000"))


def exhaust(hark, folder, seconds):
    """Whether it was withstood, and what was seen."""
    target = Process(hark, folder, descriptors=LIMIT)
    talk = Conversation(target.port, target.token)
    talk.start()
    held = fill(target)
    time.sleep(0.5)
    full, cpu, begun = target.descriptors, target.cpu, time.monotonic()
    refused = 0
    while time.monotonic() < begun + seconds:
        # Knocks as clients do that come back at once.
        refused += not gets_in(target)
        time.sleep(0.05)
    share = (target.cpu - cpu) / (time.monotonic() - begun)
    _, worst, talked, failures = talk.waits.take()
    for plain in held:
        plain.close()
    recovered = target.wait(lambda: gets_in(target), 10)
    talk.running = False
    status = target.end()
    good = (not failures and talked > 0 and worst <= PATIENCE_MS and share < CPU_SHARE and recovered and status == 0
            and full > LIMIT - 64 and refused > 0)
    return good, (f"{full} of {LIMIT} in use, {refused} newcomers refused, {share:.1%} of a processor, "
                  f"talk at most {worst} ms {failures or ''}, {'room again' if recovered else 'no room'} afterwards")


def fill(target):
    """WebSockets of many addresses, until no more are taken."""
    held = []
    for number in range(LIMIT):
        try:
            plain = connect(target.port, f"127.0.1.{1 + number // 10}", timeout=2)
            plain.sendall(upgrade_request())
            if status_of(plain) != 101:
                break
            held.append(plain)
        except OSError:
            break
    return held


def gets_in(target):
    try:
        plain = connect(target.port, "127.0.2.1", timeout=2)
        plain.sendall(upgrade_request())
        status = status_of(plain)
        plain.close()
        return status == 101
    except OSError:
        return False
