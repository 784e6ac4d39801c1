"""What the clients wrote down: one line for each thing sent, promised or seen (docs/soak.md lists the kinds)."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Sent:
    """A message that somebody wrote, whatever became of it."""

    writer: str
    conversation: str  # "-" for the first message, which begins one
    hash: str


@dataclass
class Run:
    """What one reader saw of one conversation without dropping it: seq, key and hash of each event."""

    events: list = field(default_factory=list)


@dataclass
class Ledger:
    sent: dict = field(default_factory=dict)  # by key, in the order of writing
    doubled_keys: list = field(default_factory=list)
    acks: dict = field(default_factory=dict)  # key to (conversation, seq)
    refused: dict = field(default_factory=dict)  # key to why
    runs: dict = field(default_factory=lambda: defaultdict(lambda: [Run()]))  # by (reader, conversation)
    settled: dict = field(default_factory=dict)  # by (reader, conversation): (last, head)
    gaps: int = 0
    repeats: int = 0
    hellos: int = 0
    reloads: int = 0
    wrong_reloads: int = 0
    ended: list = field(default_factory=list)
    _epochs: dict = field(default_factory=dict)  # by reader: (epoch, whether it is new)

    @classmethod
    def read(cls, path):
        ledger = cls()
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                reader, kind, *rest = line.split()
                getattr(ledger, "_" + kind)(reader, *rest)
        return ledger

    @property
    def conversations(self):
        return sorted({conversation for _, conversation in self.runs})

    def _send(self, writer, conversation, key, hash):
        if key in self.sent:
            self.doubled_keys.append(key)
        self.sent[key] = Sent(writer, conversation, hash)

    def _ack(self, _, conversation, key, seq, *repeat):
        self.repeats += len(repeat)
        self.acks[key] = (conversation, int(seq))

    def _refused(self, _, conversation, key, why):
        self.refused[key] = why

    def _seen(self, reader, conversation, seq, key, hash):
        self.runs[reader, conversation][-1].events.append((int(seq), key, hash))

    def _hello(self, reader, epoch):
        self.hellos += 1
        before = self._epochs.get(reader)
        self._epochs[reader] = (epoch, before is not None and before[0] != epoch)

    def _gap(self, reader, conversation, seq):
        self.gaps += 1

    def _reload(self, reader, conversation):
        """To drop what is held is right only when another store answers, one that has lost something."""
        self.reloads += 1
        self.wrong_reloads += not self._epochs[reader][1]
        self.runs[reader, conversation].append(Run())

    def _settled(self, reader, conversation, last, head):
        self.settled[reader, conversation] = (int(last), int(head))

    def _ended(self, reader, why):
        if why != "disconnected-1000":
            self.ended.append((reader, why))
