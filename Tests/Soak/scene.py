"""One scenario's server, clients and ledger, and the judgement at the end."""

import random
import shutil
import subprocess
import time

from crew import Crew
from judge import judge
from ledger import Ledger
from server import Server
from store import from_api, from_file


class Failure(Exception):
    """What Hark promises was not kept."""


class Scene:
    """Use it as a context manager; nothing that it starts outlives it."""

    def __init__(self, soak, name, data=None, hark=None, tls=False, **crew):
        self.soak, self.name = soak, name
        self.folder, self.ledger = soak.folder(name), soak.ledger(name)
        self.data = data or self.folder / "data"
        self.hark = hark or soak.hark
        self.options = {"customers": soak.customers, "rate": soak.rate, **crew}
        self.server = Server(self.hark, self.data, self.folder, soak.config, tls)
        self.crew = None
        self.random = random.Random(f"{soak.seed} {name}")
        self.starts = []  # seconds until ready, after each trouble

    def __enter__(self):
        return self

    def open(self, *wrapper, **start):
        """Starts the server on a fresh copy of the site and its people, and brings the clients in."""
        self.copy()
        self.server.start(*wrapper, **start)
        self.hire()

    def copy(self):
        shutil.copytree(self.soak.template, self.data)
        subprocess.run(["sync", "--file-system", self.data], check=True)

    def hire(self, url=None):
        self.crew = Crew(self.hark, url or self.server.socket_url, self.soak.tokens, self.ledger, **self.options)

    def wait(self, low, high=None):
        time.sleep(self.random.uniform(low, high or low))

    def restart(self, *wrapper, **start):
        """Starts the server after its end and notes how long that took."""
        self.starts.append(self.server.start(*wrapper, **start))

    def wait_for(self, what, is_met, seconds):
        """Waits for a condition and returns the seconds that took; a failure when it does not come."""
        began = time.monotonic()
        while not is_met():
            if time.monotonic() - began > seconds:
                raise Failure(f"{what} did not come within {seconds} s: {self.crew.status()}")
            time.sleep(0.05)
        return time.monotonic() - began

    def all_back(self, seconds=15):
        """Waits until every client is welcome again."""
        def is_met():
            status = self.crew.status()
            return status["welcome"] == status["parties"]
        return self.wait_for("the return of all clients", is_met, seconds)

    def acks_go_on(self, seconds=15):
        """Waits until something more is acked."""
        before = self.crew.status()["acked"]
        return self.wait_for("an ack", lambda: self.crew.status()["acked"] > before, seconds)

    def check(self):
        done = subprocess.run(
            [self.hark, "check", "--data", self.data], capture_output=True, text=True, timeout=300
        )
        if done.returncode != 0:
            raise Failure(f"hark check found: {done.stdout}{done.stderr}")

    def judge_as_it_is(self):
        """Judges what is on the disk now, with nobody at rest and no server."""
        self.crew.kill()
        return judge(Ledger.read(self.ledger), from_file(self.data))

    def settle(self):
        """Lets all come to rest, stops the server and returns the verdict."""
        counts = self.crew.settle()
        ledger = Ledger.read(self.ledger)
        shown = from_api(self.server.url, self.soak.admin, ledger.conversations)
        self.server.stop()
        self.check()
        verdict = judge(ledger, from_file(self.data), shown)
        if counts["exit"] != 0:
            verdict.found("diverged", f"the clients say {counts}")
        return verdict

    def finish(self, least_acks=100):
        """The end of a scenario in which nothing may be lost; returns a line of figures."""
        verdict = self.settle()
        if faults := verdict.faults(least_acks):
            raise Failure("; ".join(faults))
        self.soak.totals.update(verdict.counts)
        return f"{verdict.line}{self._recovery()}"

    def _recovery(self):
        if not self.starts:
            return ""
        ordered = sorted(self.starts)
        half, most = ordered[len(ordered) // 2], ordered[-1]
        return f", ready again p50 {half:.2f} s, max {most:.2f} s of {len(ordered)}"

    def __exit__(self, fault, *_):
        if self.crew:
            self.crew.kill()
        if self.server.is_running:
            self.server.kill()
        if fault is None:
            self.ledger.unlink(missing_ok=True)
