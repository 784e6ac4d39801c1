"""Attacks by people who have said hello. Each returns what it did, and raises on a breach."""

import json
import select
import time
from collections import Counter

from .http import ATTACKER, expect, until
from .wire import Ended, Talker, call, connect, status_of, upgrade_request


def outcome(message):
    """What an answer says, in one word; None for what is no answer."""
    if "id" not in message:
        return None
    return message.get("error", {}).get("data", {}).get("slug", "done")


def drain(talker, counts):
    """Counts the answers that are there, without waiting; false when the socket has ended."""
    try:
        while select.select([talker.plain], [], [], 0)[0] or talker.buffer:
            word = outcome(talker.read(time.monotonic() + 0.05))
            counts[word] += word is not None
    except TimeoutError:
        return True
    except Ended as end:
        counts[f"closed {end.args[0]}"] += 1
        return False
    except OSError:
        return False
    return True


def message_floods(target, seconds):
    """Ten sockets of one visitor that send messages as fast as they can."""
    first = Talker(target.port, ATTACKER)
    hello = first.result("visitor.hello", site="direct")
    conversation = first.result("conversation.start", clientID="s", text="flood")["conversation"]
    talkers = [first] + [Talker(target.port, ATTACKER) for _ in range(9)]
    for talker in talkers[1:]:
        talker.result("visitor.hello", site="direct", token=hello["token"])
    counts, sent, begun = Counter(), 0, time.monotonic()
    for _ in until(seconds):
        for talker in list(talkers):
            try:
                for _ in range(20):
                    sent += 1
                    talker.send("message.send", conversation=conversation, clientID=f"m{sent}", text="flood")
            except OSError:
                talkers.remove(talker)
                continue
            if not drain(talker, counts):
                talkers.remove(talker)
    most = 20 + 5 * (time.monotonic() - begun + 2)
    expect(counts["done"] <= most, f"{counts['done']} messages were taken, {most:.0f} are allowed")
    expect(counts["rateLimited"] > 0, "no message was refused")
    return f"{sent} messages, {counts['done']} taken; {told(counts)}"


def ping_floods(target, seconds):
    """Ten sockets that call session.ping as fast as they can, and read the answers."""
    talkers = [Talker(target.port, ATTACKER) for _ in range(10)]
    many = b"".join(call(number, "session.ping") for number in range(100))
    counts, sent = Counter(), 0
    for _ in until(seconds):
        for talker in list(talkers):
            try:
                talker.plain.settimeout(5)
                talker.plain.sendall(many)
                sent += 100
            except OSError:
                talkers.remove(talker)
                continue
            if not drain(talker, counts):
                talkers.remove(talker)
    return f"{sent} pings; {told(counts)}"


def subscription_floods(target, seconds):
    """A supervisor's token that opens, watches and leaves without end."""
    talkers = [Talker(target.port, ATTACKER, target.token) for _ in range(3)]
    for talker in talkers:
        talker.result("agent.hello")
    ids = [item["id"] for item in target.conversations(50)]
    counts, sent = Counter(), 0
    for _ in until(seconds):
        for talker in list(talkers):
            try:
                for number in range(20):
                    sent += 3
                    talker.send("conversation.open", conversation=ids[(sent + number) % len(ids)])
                    talker.send("floor.watch")
                    talker.send("conversation.sync", conversation=ids[number % len(ids)], after=0)
            except OSError:
                talkers.remove(talker)
                continue
            if not drain(talker, counts):
                talkers.remove(talker)
    return f"{sent} calls; {told(counts)}"


def conversation_floods(target, seconds):
    """Visitors that begin and end conversations as fast as they can, and new visitors that begin one each."""
    counts, number = Counter(), 0
    talker, token, begun = None, {}, time.monotonic()
    for _ in until(seconds):
        number += 1
        try:
            if talker is None:
                talker = Talker(target.port, ATTACKER)
                token = {"token": talker.result("visitor.hello", site="direct", **token)["token"]}
            answer = talker.call("conversation.start", clientID=f"s{number}", text="again")
            counts[f"old {outcome(answer)}"] += 1
            if "result" in answer:
                talker.call("conversation.end", conversation=answer["result"]["conversation"])
        except Ended as end:
            counts[f"closed {end.args[0]}"] += 1
            talker = None
        counts[f"new {strange_start(target)}"] += 1
    passed = time.monotonic() - begun + 2
    expect(0 < counts["old done"] <= 20 + 5 * passed, f"one visitor has begun {counts['old done']} conversations")
    all_done = counts["old done"] + counts["new done"]
    expect(all_done <= 200 + passed, f"one address has begun {all_done} conversations")
    return told(counts)


def strange_start(target):
    """Lets a new visitor begin three conversations, which must be one; what the first try came to."""
    stranger = Talker(target.port, ATTACKER)
    stranger.result("visitor.hello", site="direct")
    answers = [stranger.call("conversation.start", clientID=f"n{index}", text="new") for index in range(3)]
    opened = {answer["result"]["conversation"] for answer in answers if "result" in answer}
    expect(len(opened) <= 1, f"a visitor has {len(opened)} open conversations")
    stranger.close()
    return outcome(answers[0])


def slow_clients(target, seconds):
    """A hundred sockets of five addresses that ask for a long conversation again and again and read nothing."""
    talkers, conversation = [], target.long_conversation
    # A debug build takes too long over a hundred of them.
    for number in range(100 if seconds >= 3 else 30):
        try:
            # The calls are the staff's, since only they may read that conversation.
            plain = connect(target.port, f"127.0.0.{66 + number % 5}", receive=4096)
            plain.sendall(upgrade_request("/ws", f"Authorization: Bearer {target.tokens[number // 5]}"))
            expect(status_of(plain) == 101, "a slow client was not let in")
            plain.sendall(call(1, "agent.hello"))
            talkers.append(plain)
        except OSError:
            continue
    sent = ended = 0
    for _ in until(seconds):
        for plain in list(talkers):
            try:
                plain.setblocking(False)
                plain.send(call(2, "conversation.sync", conversation=conversation, after=0))
                sent += 1
            except BlockingIOError:
                continue
            except OSError:
                talkers.remove(plain)
                ended += 1
        time.sleep(0.02)
    for plain in talkers:
        plain.close()
    return f"{sent} calls of {len(talkers) + ended} clients, {ended} cut off meanwhile"


def told(counts):
    return ", ".join(f"{count} {word}" for word, count in sorted(counts.items(), key=str) if count)


BY_TALK = [message_floods, ping_floods, subscription_floods, conversation_floods, slow_clients]


def fill(talker, conversation, count, size):
    """Says much, at the rate that the staff may."""
    for number in range(count):
        text = json.dumps(number) + " " + "x" * size
        while outcome(talker.call("message.send", conversation=conversation, clientID=f"f{number}", text=text,
                                  force=True)) != "done":
            time.sleep(0.05)
