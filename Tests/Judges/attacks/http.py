"""Attacks by HTTP and by connections that never become anything. Each returns what it did, and raises on a breach."""

import random
import socket
import time

from .wire import connect, frame, status_of, upgrade_request

ATTACKER = "127.0.0.66"


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def until(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield


def header_floods(target, seconds):
    """Headers of 9 KB, of a thousand fields, and without an end."""
    kinds = [
        b"X: " + b"a" * 9000 + b"\r\n\r\n",
        b"".join(b"X-%d: a\r\n" % number for number in range(1000)) + b"\r\n",
        b"a" * 200_000,
        b"X-Forwarded-For: " + b"1.2.3.4, " * 900,
    ]
    count = served = 0
    for _ in until(seconds):
        try:
            plain = connect(target.port, ATTACKER, timeout=0.05)
            plain.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n" + kinds[count % len(kinds)])
            served += status_of(plain) == 200
            plain.close()
        except OSError:
            pass
        count += 1
    expect(served == 0, f"{served} headers without bounds were served")
    return f"{count} headers, none served"


def slow_bodies(target, seconds):
    """A thousand bodies that drip in, from two addresses."""
    request = b"POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return drip(target, seconds, request + b"Content-Length: 200000\r\n\r\n{")


def slow_headers(target, seconds):
    """A thousand headers that drip in, from two addresses."""
    return drip(target, seconds, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")


def drip(target, seconds, start):
    held, opened, dropped = [], 0, 0
    for _ in until(seconds):
        while len(held) < 1000 and opened % 100 < 99:
            opened += 1
            try:
                plain = connect(target.port, f"127.0.0.{66 + opened % 2}")
                plain.sendall(start)
                plain.setblocking(False)
                held.append(plain)
            except OSError:
                break
        opened += 1
        for plain in list(held):
            try:
                plain.send(b"a")
            except BlockingIOError:
                continue
            except OSError:
                plain.close()
                held.remove(plain)
                dropped += 1
        time.sleep(0.05)
    for plain in held:
        plain.close()
    return f"{opened} opened, {dropped} dropped by the server"


def slow_readers(target, seconds):
    """Five hundred that ask for pages again and again and read nothing."""
    held = []
    for number in range(500):
        try:
            plain = connect(target.port, f"127.0.0.{66 + number % 5}", receive=2048)
            plain.sendall(b"GET /console/ HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20)
            held.append(plain)
        except OSError:
            continue
    time.sleep(seconds)
    for plain in held:
        plain.close()
    return f"{len(held)} readers"


def sockets_of_one_address(target, seconds):
    """Ten thousand connections of one address that ask for a WebSocket or for nothing, opened as fast as they go."""
    held, status, refused = [], {}, 0
    total, end = int(min(10_000, seconds * 1000)), time.monotonic() + seconds
    for number in range(total):
        try:
            plain = connect(target.port, ATTACKER)
            if number % 3 == 0:
                # What it claims to be forwarded for must not count.
                plain.sendall(upgrade_request("/ws", f"X-Forwarded-For: 203.0.113.{number % 250}"))
                answer = status_of(plain)
                status[answer] = status.get(answer, 0) + 1
            held.append(plain)
        except OSError:
            refused += 1
    holds = target.descriptors
    open_sockets = status.get(101, 0)
    time.sleep(max(0, end - time.monotonic()))
    for plain in held:
        plain.close()
    expect(0 < open_sockets <= 20, f"{open_sockets} WebSockets of one address")
    expect(set(status) <= {101, 503, 0}, f"upgrades were answered {status}")
    expect(holds < 700, f"one address holds {holds} descriptors")
    return f"{total} connections, {open_sockets} WebSockets, {status.get(503, 0)} times 503, {holds} descriptors held"


def deflate_bombs(target, seconds):
    """permessage-deflate is offered and used without being agreed on."""
    import zlib

    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = deflate.compress(b"a" * 16_000_000) + deflate.flush(zlib.Z_SYNC_FLUSH)
    bombs = 0
    for _ in until(seconds):
        plain = connect(target.port, ATTACKER)
        plain.sendall(upgrade_request("/ws", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"))
        head = plain.recv(4096)
        expect(head.startswith(b"HTTP/1.1 101"), f"the upgrade was answered {head[:40]!r}")
        expect(b"extensions" not in head.lower(), "permessage-deflate was agreed on")
        plain.sendall(frame(bomb, reserved=0x40))
        closing = plain.recv(4096)
        expect(closing[:1] in (b"\x88", b""), "a compressed frame was taken")
        plain.close()
        bombs += 1
    return f"{bombs} bombs of {len(bomb)} bytes for 16 MB, none unpacked"


def garbage(target, seconds, seed=1):
    """Frames and requests with some bytes changed, left out or doubled."""
    chance = random.Random(seed)
    hello = b'{"jsonrpc":"2.0","id":1,"method":"visitor.hello","params":{"site":"shop"}}'
    pieces = [
        [upgrade_request()], [upgrade_request(), frame(hello)], [upgrade_request(), frame(hello), frame(b"x", 9)],
        [upgrade_request(), frame(hello[:9], final=False), frame(b"", 0, False), frame(hello[9:], 0)],
        [b"POST /support HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"],
        [b"GET /w/?site=shop HTTP/1.1\r\nHost: a\r\n\r\n"] * 3,
    ]
    count = 0
    for _ in until(seconds):
        try:
            plain = connect(target.port, f"127.0.0.{70 + count % 20}", timeout=0.05)
            for piece in chance.choice(pieces):
                plain.sendall(mutated(piece, chance))
            plain.recv(1000)
            if chance.random() < 0.5:
                plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            plain.close()
        except OSError:
            pass
        count += 1
    return f"{count} connections of seed {seed}"


def mutated(piece, chance):
    data = bytearray(piece)
    for _ in range(chance.choice([0, 1, 1, 2, 8])):
        place = chance.randrange(len(data))
        match chance.randrange(4):
            case 0: data[place] = chance.randrange(256)
            case 1: del data[place: place + chance.randrange(1, 9)]
            case 2: data[place:place] = data[place: place + chance.randrange(1, 40)]
            case 3: data[place] ^= 1 << chance.randrange(8)
        data = data or bytearray(b"\0")
    return bytes(data)


BY_HTTP = [header_floods, slow_headers, slow_bodies, slow_readers, sockets_of_one_address, deflate_bombs, garbage]
