"""Starts `hark serve --demo` and reads from its standard output where it listens and who can log in."""

import os
import queue
import re
import signal
import subprocess
import threading
import time
from dataclasses import dataclass

START_SECONDS = 30
STOP_SECONDS = 15


def zone_of_day():
    """A time zone in which it is about noon, as `Etc/GMT+5`: what Hark does by night must not fall among the tests."""
    west = time.gmtime().tm_hour - 12
    return "Etc/GMT" if west == 0 else f"Etc/GMT{west:+d}"


@dataclass(frozen=True)
class Login:
    """One of the demo's people."""

    role: str
    email: str
    password: str


class DemoServer:
    """A server of its own in a temporary directory; use it as a context manager."""

    site = "demo"

    def __init__(self, binary, root, folder, *arguments, config="config/hark.yaml"):
        self.binary, self.root, self.folder, self.config = binary, root, folder, config
        self.data = folder / "data"
        self.log = folder / "hark.log"
        self.arguments = arguments
        self.url, self.port = "", 0
        self.logins = []
        self.output = []

    def __enter__(self):
        self.start(0, "--demo")
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self, port, *further):
        listen = f"127.0.0.1:{port}"
        command = [self.binary, "serve", "--config", self.config, "--data", self.data, "--listen", listen]
        self.process = subprocess.Popen(
            [str(part) for part in [*command, *further, *self.arguments]],
            cwd=self.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log.open("ab"), text=True,
            env={**os.environ, "TZ": zone_of_day()},
        )
        self._lines = queue.Queue()
        threading.Thread(target=self._read, args=(self.process.stdout, self._lines), daemon=True).start()
        self._await_ready()

    def restart(self):
        """Stops the server, unless it was killed, and starts it on the same port and data."""
        self.stop()
        self.start(self.port)

    def stop(self):
        """Asks for the orderly end and returns the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"hark did not end within {STOP_SECONDS} s; see {self.log}") from None

    def kill(self):
        """Ends the server the hard way."""
        self.process.kill()
        self.process.wait()

    def login(self, role, number=0):
        """The demo's person of a role: `agent`, `supervisor` or `admin`."""
        people = [person for person in self.logins if person.role == role]
        assert number < len(people), f"the demo printed no {role} number {number}: {self.output}"
        return people[number]

    def command(self, *arguments, stdin=None):
        """Runs `hark …` on this server's data and returns its standard output."""
        whole = [str(self.binary), *map(str, arguments), "--data", str(self.data)]
        done = subprocess.run(whole, cwd=self.root, input=stdin, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, f"{whole}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    @staticmethod
    def _read(output, lines):
        """Takes each line of one process, and None at its end; a restart has another process and other lines."""
        for line in output:
            lines.put(line.rstrip("\n"))
        lines.put(None)

    def _await_ready(self):
        deadline = time.monotonic() + START_SECONDS
        self.url = ""
        while not self.url:
            try:
                line = self._lines.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                line = None
            if line is None:
                self.kill()
                raise AssertionError(f"hark did not get ready; its log:\n{self.log.read_text()[-4000:]}")
            self._take(line)

    def _take(self, line):
        self.output.append(line)
        if ready := re.match(r"ready (\S+)", line):
            self.url = self.url or ready.group(1).rstrip("/")
            self.port = int(self.url.rpartition(":")[2])
        elif found := re.match(r"login (agent|supervisor|admin) (\S+) (\S+)$", line):
            self.logins.append(Login(*found.groups()))

