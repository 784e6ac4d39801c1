"""Attacks a real Hark and looks whether others notice: python3 -m attacks HARK [SECONDS for each attack]."""

import http.client
import json
import multiprocessing
import os
import sys
import tempfile
import time

from .descriptors import exhaust
from .http import BY_HTTP
from .people import Conversation, Newcomers
from .process import Process
from .talk import BY_TALK, fill
from .wire import Talker

# How long anybody may wait while others attack, in milliseconds.
PATIENCE_MS = int(os.environ.get("PATIENCE_MS", "1000"))
# What may stay of the memory that an attack took.
RESIDENT_GROWTH = 1.2


class Target(Process):
    """A server with something to attack."""

    def prepare(self):
        self.tokens = [self.hire(f"agent{number}", "admin") for number in range(20)]
        talker = Talker(self.port, "127.0.0.8", self.token)
        talker.result("agent.hello")
        visitor = Talker(self.port, "127.0.0.8")
        visitor.result("visitor.hello", site="direct")
        self.long_conversation = visitor.result("conversation.start", clientID="s", text="long")["conversation"]
        talker.result("conversation.pickUp", conversation=self.long_conversation)
        fill(talker, self.long_conversation, 40, 7900)

    def conversations(self, count):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", f"/api/v1/conversations?limit={count}",
                           headers={"Authorization": f"Bearer {self.token}"})
        return json.loads(connection.getresponse().read())["items"]


def attempt(attack, target, seconds, answer):
    try:
        answer.send((True, attack(target, seconds)))
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent tells it
        answer.send((False, f"{type(error).__name__}: {error}"))


def run(attack, target, seconds):
    """Runs an attack in a process of its own, and returns whether it was withstood, what it did, and the peak of memory."""
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.Process(target=attempt, args=(attack, target, seconds, theirs))
    child.start()
    peak, end = 0, time.monotonic() + seconds + 60
    while not ours.poll(0.1) and time.monotonic() < end:
        if not target.is_alive:
            break
        peak = max(peak, target.resident)
    good, did = ours.recv() if ours.poll() else (False, "did not end")
    child.terminate()
    child.join()
    return good, did, peak


def judge(attack, target, people, seconds):
    """One line about one attack; whether it was withstood."""
    good, did, peak = run(attack, target, seconds)
    if not target.is_alive:
        print(f"  {attack.__name__}: hark has ended with {target.process.returncode}")
        return False
    told = []
    # Who was in the middle of something is waited for.
    target.wait(lambda: all(person.waits.seconds for person in people.values()), PATIENCE_MS / 1000)
    for name, person in people.items():
        median, worst, count, failures = person.waits.take()
        told.append(f"{name} {median}/{worst} ms")
        if failures or worst > PATIENCE_MS or count == 0:
            good = False
            told.append(f"FAILED {failures[:2]}")
    verdict = "withstood" if good else "FAILED"
    print(f"  {verdict}  {attack.__name__:<22} {'; '.join(told)}; {peak // 1024} MiB at most, {target.resident // 1024} MiB then; {did}", flush=True)
    return good


def main(hark, seconds):
    good = True
    with tempfile.TemporaryDirectory() as folder:
        target = Target(hark, folder)
        target.prepare()
        people = {"talk": Conversation(target.port, target.token), "newcomers": Newcomers(target.port)}
        for person in people.values():
            person.start()
        time.sleep(2)
        for person in people.values():
            person.waits.take()
        before = target.resident
        for attack in BY_HTTP + BY_TALK:
            good = judge(attack, target, people, seconds) and good
            if not target.is_alive:
                break
        after = settle(target, before)
        for person in people.values():
            person.running = False
        status = target.end()
        kept = after / before
        good = good and status == 0 and kept <= RESIDENT_GROWTH
        figures = f"memory {before // 1024} MiB before, {after // 1024} MiB after ({kept:.2f})"
        print(f"  {figures}, exit {status}")
    with tempfile.TemporaryDirectory() as folder:
        withstood, did = exhaust(hark, folder, seconds)
        print(f"  {'withstood' if withstood else 'FAILED'}  descriptors            {did}")
        good = good and withstood
    print(f"{len(BY_HTTP + BY_TALK) + 1} attacks of {seconds:g} s {'withstood' if good else 'NOT withstood'}; {figures}")
    return 0 if good else 1


def settle(target, before):
    """The memory that stays: the attackers' sockets are gone within seconds, and the server is left alone."""
    target.wait(lambda: target.resident <= before * RESIDENT_GROWTH, 15)
    return target.resident


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 10.0))
