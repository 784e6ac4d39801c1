"""People who use Hark as they should while it is attacked, and how long they have to wait."""

import threading
import time

from .wire import Ended, Talker

CUSTOMER, AGENT, NEWCOMER = "127.0.0.9", "127.0.0.10", "127.0.0.11"


class Waits:
    """How long something took, again and again."""

    def __init__(self):
        self.seconds = []
        self.failures = []

    def take(self):
        """What came since the last time: the median and the longest wait in milliseconds, the failures."""
        seconds, failures = sorted(self.seconds), self.failures
        self.seconds, self.failures = [], []
        ms = [round(value * 1000) for value in seconds] or [0]
        return ms[len(ms) // 2], ms[-1], len(seconds), failures


class Conversation(threading.Thread):
    """A customer and an agent who talk four times a second, each answer waited for."""

    def __init__(self, port, token):
        super().__init__(daemon=True)
        self.waits = Waits()
        self.running = True
        self.agent = Talker(port, AGENT, token)
        self.agent.result("agent.hello")
        self.customer = Talker(port, CUSTOMER)
        self.customer.result("visitor.hello", site="direct")
        started = self.customer.result("conversation.start", clientID="start", text="hello")
        self.id = started["conversation"]
        self.agent.result("conversation.open", conversation=self.id)

    def run(self):
        number = 0
        while self.running:
            number += 1
            begun = time.monotonic()
            try:
                self.talk(f"m{number}")
                self.waits.seconds.append(time.monotonic() - begun)
            except (OSError, Ended, AssertionError) as error:
                self.waits.failures.append(f"{type(error).__name__} {error}")
                return
            time.sleep(max(0, begun + 0.25 - time.monotonic()))

    def talk(self, key):
        self.customer.result("message.send", conversation=self.id, clientID=key, text=f"message {key}")
        self.agent.until(lambda said: said.get("params", {}).get("data", {}).get("clientID") == key)


class Newcomers(threading.Thread):
    """Somebody each half second who connects, says hello and leaves: a stranger, then one who was there before."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port = port
        self.waits = Waits()
        self.running = True

    def run(self):
        known = None
        while self.running:
            begun = time.monotonic()
            try:
                known = self.come(known)
                self.waits.seconds.append(time.monotonic() - begun)
            except (OSError, Ended, AssertionError) as error:
                self.waits.failures.append(f"{type(error).__name__} {error}")
            time.sleep(max(0, begun + 0.5 - time.monotonic()))

    def come(self, known):
        """Says hello as who was known, and returns as whom to come the next time."""
        talker = Talker(self.port, NEWCOMER)
        hello = talker.result("visitor.hello", site="shop", **(known or {}))
        if known and "conversation" not in hello:
            conversation = talker.result("conversation.start", clientID="s", text="hello")["conversation"]
            talker.result("conversation.sync", conversation=conversation, after=0)
            talker.result("conversation.end", conversation=conversation)
        talker.close()
        return None if known else {"token": hello["token"]}
