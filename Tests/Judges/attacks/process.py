"""A server under attack, seen from outside."""

import os
import resource
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))


class Process:
    """Starts a real Hark on a port of its own and makes its people and sites."""

    def __init__(self, hark, folder, configuration="", descriptors=None):
        self.hark, self.data = hark, os.path.join(folder, "data")
        config = os.path.join(folder, "hark.yaml")
        with open(config, "w") as file:
            file.write("log: { level: warning }\n" + configuration)
        self.log = open(os.path.join(folder, "log"), "w")
        self.process = subprocess.Popen(
            [hark, "serve", "--config", config, "--data", self.data, "--listen", "127.0.0.1:0"],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=self.log, text=True,
            preexec_fn=lambda: limit_descriptors(descriptors),
        )
        line = self.process.stdout.readline()
        if not line.startswith("ready "):
            raise SystemExit("hark does not start")
        self.port = int(line.rsplit(":", 1)[1])
        self.command("site", "add", "--key", "shop", "--name", "Shop")
        self.command("site", "add", "--key", "direct", "--name", "Direct", "--bot", "off")
        self.token = self.hire("ada", "admin")

    def command(self, *words, text=""):
        words = [self.hark, words[0], words[1], "--data", self.data, *words[2:]]
        done = subprocess.run(words, input=text, capture_output=True, text=True, timeout=30)
        if done.returncode:
            raise SystemExit(f"{' '.join(words[1:3])}: {done.stderr}")
        return done.stdout.split()[-1]

    def hire(self, name, role):
        mail = f"{name}@judges.example"
        self.command("user", "add", "--email", mail, "--name", name, "--role", role, "--queues", "support",
                     "--password-stdin", text="nobody logs in with this\n")
        return self.command("token", "create", "--user", mail)

    @property
    def is_alive(self):
        return self.process.poll() is None

    @property
    def resident(self):
        """Resident memory in KiB."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))

    @property
    def cpu(self):
        """Seconds of processor time."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def end(self):
        """Stops it in order and returns its exit status."""
        self.process.terminate()
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def wait(self, condition, seconds=15.0):
        """Whether a condition comes true in time."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True


def limit_descriptors(count):
    if count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))
