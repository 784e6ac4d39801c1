"""Holds the ledgers of all clients against what the server kept, and counts what is wrong."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

BAD = "lost doubled reordered altered phantom diverged denied wrongReloads ended".split()


@dataclass
class Verdict:
    counts: Counter = field(default_factory=Counter)
    examples: dict = field(default_factory=lambda: defaultdict(list))

    def found(self, what, example):
        self.counts[what] += 1
        if len(self.examples[what]) < 3:
            self.examples[what].append(example[:160])

    def faults(self, least_acks):
        """What is wrong, in words; few acks prove nothing."""
        faults = [f"{self.counts[name]} {name}: {self.examples[name]}" for name in BAD if self.counts[name]]
        if self.counts["acked"] < least_acks:
            faults.append(f"only {self.counts['acked']} acked, {least_acks} are needed")
        return faults

    @property
    def line(self):
        good = "acked stored repeats recovered refused hellos gapsHealed reloads".split()
        return ", ".join(f"{name} {self.counts[name]}" for name in good + BAD)


def judge(ledger, kept, shown=None):
    """`kept` is what the file holds, `shown` what the API shows; both by conversation."""
    verdict = Verdict()
    verdict.counts.update(
        sent=len(ledger.sent), acked=len(ledger.acks), refused=len(ledger.refused), hellos=ledger.hellos, repeats=ledger.repeats,
        gapsHealed=ledger.gaps, reloads=ledger.reloads, wrongReloads=ledger.wrong_reloads, ended=len(ledger.ended),
    )
    stored = defaultdict(list)
    for conversation, events in kept.items():
        for event in events:
            if event.is_peoples:
                stored[event.key].append((conversation, event))
    _judge_sent(ledger, stored, verdict)
    _judge_stored(ledger, stored, verdict)
    _judge_order(ledger, stored, verdict)
    for (reader, conversation), runs in ledger.runs.items():
        visible = [e for e in kept.get(conversation, []) if e.is_public or reader.startswith("agent")]
        _judge_view(ledger, reader, conversation, runs, visible, verdict)
    for conversation, events in (shown or {}).items():
        if events != [(e.seq, e.type, e.hash) for e in kept.get(conversation, [])]:
            verdict.found("diverged", f"the API shows {conversation} otherwise than the file")
    return verdict


def _judge_sent(ledger, stored, verdict):
    for key, sent in ledger.sent.items():
        found, ack = stored.get(key), ledger.acks.get(key)
        if ack and not found:
            verdict.found("lost", f"{sent.writer} {key} acked as {ack}")
        elif ack and (found[0][0], found[0][1].seq) != ack:
            verdict.found("reordered", f"{key} acked as {ack}, stored at {found[0][1].seq}")
        elif found and not ack:
            # Whoever lost sight of a conversation is refused even what was stored before the answer got lost.
            wrong = ledger.refused.get(key, "notFound") not in ("notFound", "forbidden")
            verdict.found("denied" if wrong else "recovered", f"{key} was refused: {ledger.refused.get(key)}")


def _judge_stored(ledger, stored, verdict):
    for key, places in stored.items():
        verdict.counts["stored"] += len(places)
        if len(places) > 1:
            verdict.found("doubled", f"{key} stands at {[(c, e.seq) for c, e in places]}")
        sent = ledger.sent.get(key)
        if sent is None:
            verdict.found("phantom", f"{key} in {places[0][0]}")
        elif sent.hash != places[0][1].hash or sent.conversation not in ("-", places[0][0]):
            verdict.found("altered", key)


def _judge_order(ledger, stored, verdict):
    """What one writer wrote in one conversation stands in the order of writing."""
    last = {}
    for key, sent in ledger.sent.items():
        for conversation, event in stored.get(key, [])[:1]:
            if event.seq <= last.get((sent.writer, conversation), 0):
                verdict.found("reordered", f"{key} stands before what {sent.writer} wrote earlier")
            last[sent.writer, conversation] = event.seq


def _judge_view(ledger, reader, conversation, runs, visible, verdict):
    by_seq = {event.seq: event for event in visible}
    for run in runs[-1:] if ledger.reloads else runs:
        seqs = [seq for seq, _, _ in run.events]
        for before, seq in zip(seqs, seqs[1:]):
            if seq == before:
                verdict.found("doubled", f"{reader} saw {conversation} {seq} twice")
            elif seq < before:
                verdict.found("reordered", f"{reader} saw {conversation} {seq} after {before}")
        for seq, key, hash in run.events:
            event = by_seq.get(seq)
            if event is None:
                verdict.found("phantom", f"{reader} saw {conversation} {seq}")
            elif (event.key, event.hash) != (key, hash):
                verdict.found("altered", f"{reader} saw {conversation} {seq} as {key}, it is {event.key}")
        if seqs and [e.seq for e in visible if seqs[0] <= e.seq <= seqs[-1]] != seqs:
            verdict.found("diverged", f"{reader} has holes in {conversation}")
    if (reader, conversation) in ledger.settled:
        last, _ = ledger.settled[reader, conversation]
        head = visible[-1].seq if visible else 0
        if last != head:
            verdict.found("diverged", f"{reader} rests at {last} of {head} in {conversation}")
