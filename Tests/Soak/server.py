"""One `hark serve` on a data directory, which tests start, kill and start again on the same port."""

import os
import signal
import subprocess
import time

import needs

START_SECONDS = 60
STOP_SECONDS = 20


class Ended(RuntimeError):
    """The server ended before it was ready."""


class Server:
    def __init__(self, hark, data, folder, config, tls=False):
        self.hark, self.data, self.config, self.tls = hark, data, config, tls
        self.out, self.log = folder / "out", folder / "log"
        self.process = None
        self.url, self.port = "", 0

    def start(self, *wrapper, environment=None, further=()):
        """Starts it, by `wrapper` if given, and returns the seconds until it was ready."""
        began = time.monotonic()
        self.out.write_text("")
        listen = f"127.0.0.1:{self.port}" + ("+tls" if self.tls else "")
        serve = [self.hark, "serve", "--config", self.config, "--data", self.data, "--listen", listen]
        self.process = subprocess.Popen(
            [str(part) for part in [*wrapper, *serve, *further]],
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no", **(environment or {})},
            stdin=subprocess.DEVNULL, stdout=self.out.open("w"), stderr=self.log.open("a"),
            preexec_fn=needs.die_with_us,
        )
        while "\n" not in (text := self.out.read_text()):
            if self.process.poll() is not None:
                raise Ended(f"the server ended with {self.process.returncode}: {self.end_of_log()}")
            if time.monotonic() - began > START_SECONDS:
                raise RuntimeError(f"the server did not get ready: {self.end_of_log()}")
            time.sleep(0.002)
        self.url = text.split()[1].rstrip("/")
        self.port = int(self.url.rpartition(":")[2])
        return time.monotonic() - began

    @property
    def cpu_seconds(self):
        """The processor time that it has used: how long a start takes where nobody else is at work."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            user, system = stat.read().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    @property
    def socket_url(self):
        return self.url.replace("http", "ws", 1)

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def send(self, number):
        if self.is_running:
            self.process.send_signal(number)

    def kill(self):
        self.send(signal.SIGKILL)
        self.wait()

    def wait(self, seconds=STOP_SECONDS):
        """Waits until it ends and returns the exit status, below 0 for a signal."""
        return self.process.wait(seconds)

    def stop(self):
        """Asks for the orderly end, which must come in time and be one."""
        began = time.monotonic()
        self.send(signal.SIGTERM)
        status = self.wait()
        if status != 0:
            raise RuntimeError(f"the server ended with {status}: {self.end_of_log()}")
        return time.monotonic() - began

    def end_of_log(self):
        return self.log.read_text()[-2000:] if self.log.exists() else ""
