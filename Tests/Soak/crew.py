"""The clients: one `hark soak`, told what to do line by line."""

import queue
import signal
import subprocess
import threading

import needs


class Crew:
    def __init__(self, hark, url, tokens, ledger, site="soak", **options):
        arguments = [hark, "soak", "--url", url, "--site", site, "--ledger", ledger, "--token", *tokens]
        for name, value in options.items():
            arguments += [f"--{name}", value]
        if url.startswith("wss"):
            arguments.append("--insecure")
        self.process = subprocess.Popen(
            [str(part) for part in arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            preexec_fn=needs.die_with_us,
        )
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self._expect("talking", 120)

    def status(self):
        self._say("status")
        return self._expect("status", 30)

    def break_all(self):
        self._say("break")

    def settle(self, seconds=120):
        """Lets all come to rest and returns the counts; `exit` is the status."""
        self._say("settle")
        counts = self._expect("settled", seconds)
        counts["exit"] = self.process.wait(10)
        return counts

    def pause(self):
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def _say(self, word):
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def _read(self):
        for line in self.process.stdout:
            self._lines.put(line.split())
        self._lines.put([])

    def _expect(self, word, seconds):
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            line = ["nothing"]
        if line[:1] != [word]:
            raise RuntimeError(f"the clients said {line} instead of {word}")
        return {name: int(value) for name, value in (part.split("=") for part in line[1:])}
