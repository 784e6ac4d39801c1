"""A run of scenarios: where they put their files, who talks in them, and what came of them all."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from needs import Skip
from scene import Failure, Scene

HERE = Path(__file__).parent
AGENTS = 8
CAPACITY = 100


class Soak:
    def __init__(self, hark, debug_hark, is_short, seed):
        self.hark, self.debug_hark = Path(hark).resolve(), Path(debug_hark).resolve()
        self.is_short, self.seed = is_short, seed
        self.config = HERE / "hark.yaml"
        self.customers, self.rate = (100, 150) if is_short else (200, 200)
        self.tokens, self.admin = [], ""
        self.totals = Counter()

    def __enter__(self):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        self.root = Path(tempfile.mkdtemp(prefix="hark-soak-"))
        # In memory: no fault of a disk reaches it.
        memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
        self.ledgers = Path(tempfile.mkdtemp(prefix="hark-ledger-", dir=memory))
        self._make_template()
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)
        shutil.rmtree(self.ledgers)

    def scene(self, name, **options):
        return Scene(self, name, **options)

    def times(self, short, long):
        return short if self.is_short else long

    def folder(self, name):
        folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.root))
        return folder

    def ledger(self, name):
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.ledgers)) / "ledger"

    def say(self, text):
        print(f"soak: {text}", flush=True)

    def play(self, scenarios):
        """Plays them in turn and returns the exit status."""
        began, outcomes = time.monotonic(), Counter()
        for scenario in scenarios:
            outcomes[self._play_one(scenario)] += 1
        seconds = time.monotonic() - began
        self.say(", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()) + f" in {seconds:.0f} s")
        names = "acked stored repeats gapsHealed lost doubled".split()
        self.say("in all: " + ", ".join(f"{name} {self.totals[name]}" for name in names))
        # Where everything can be played, a scenario that is not proves that something is missing.
        fails = outcomes["failed"] + (outcomes["skipped"] if "CI" in os.environ else 0)
        return 1 if fails else 0

    def _play_one(self, scenario):
        began = time.monotonic()
        try:
            figures, outcome = scenario.run(self), "passed"
        except Skip as reason:
            figures, outcome = reason, "skipped"
        except (Failure, RuntimeError, OSError, subprocess.SubprocessError) as fault:
            figures, outcome = fault, "failed"
        self.say(f"{scenario.name} {outcome} in {time.monotonic() - began:.1f} s: {figures}")
        return outcome

    def _make_template(self):
        """A data directory with a site and its people, which every scenario copies."""
        self.template = self.root / "template"
        self._hark("site", "add", "--key", "soak", "--name", "Soak", "--bot", "off", "--queue", "soak")
        self._hark("site", "add", "--key", "offers", "--name", "Offers", "--bot", "off", "--queue", "offers")
        for number in range(1, AGENTS + 1):
            self.tokens.append(self._hire(f"agent{number}", "agent"))
        self.admin = self._hire("admin", "admin")

    def _hire(self, name, role):
        email = f"{name}@soak.example"
        self._hark(
            "user", "add", "--email", email, "--name", name, "--role", role, "--capacity", CAPACITY,
            "--queues", "soak,offers", "--password-stdin", words=f"nobody logs in as {name}\n",
        )
        return self._hark("token", "create", "--user", email).split()[-1]

    def _hark(self, *arguments, words=""):
        whole = [str(part) for part in [self.hark, *arguments, "--data", self.template]]
        return subprocess.run(whole, input=words, check=True, capture_output=True, text=True, timeout=60).stdout
