"""Plain sockets that can say anything, and a client that talks as it should."""

import json
import os
import socket
import struct
import time

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Ended(Exception):
    """The server has ended the connection; the argument is the close code, or None."""


def connect(port, local="127.0.0.1", timeout=5.0, receive=None):
    """A connection from a local address, with a receive buffer of choice."""
    plain = socket.socket()
    try:
        if receive:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        plain.settimeout(timeout)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # The port is chosen at connect, so that sockets that linger do not use the address up.
        plain.setsockopt(socket.IPPROTO_IP, 24, 1)
        plain.bind((local, 0))
        plain.connect(("127.0.0.1", port))
    except OSError:
        plain.close()
        raise
    return plain


def upgrade_request(path="/ws", *fields, subprotocol="hark.v1"):
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", "Upgrade: websocket", "Connection: Upgrade",
             f"Sec-WebSocket-Key: {KEY}", "Sec-WebSocket-Version: 13", *fields]
    if subprotocol:
        lines.append(f"Sec-WebSocket-Protocol: {subprotocol}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def frame(payload, opcode=TEXT, final=True, reserved=0, length=None):
    """A masked frame, with a declared length of choice."""
    payload = payload.encode() if isinstance(payload, str) else payload
    length = len(payload) if length is None else length
    head = bytes([(0x80 if final else 0) | reserved | opcode])
    if length < 126:
        head += bytes([0x80 | length])
    elif length < 65536:
        head += struct.pack("!BH", 0x80 | 126, length)
    else:
        head += struct.pack("!BQ", 0x80 | 127, length)
    mask = os.urandom(4)
    words = mask * (len(payload) // 4 + 1)
    masked = int.from_bytes(payload, "big") ^ int.from_bytes(words[: len(payload)], "big")
    return head + mask + masked.to_bytes(len(payload), "big")


def status_of(plain):
    """The status of the answer whose header comes next; 0 when the connection ends instead."""
    answer = b""
    try:
        while b"\r\n\r\n" not in answer:
            piece = plain.recv(4096)
            if not piece:
                return 0
            answer += piece
        return int(answer.split(b" ", 2)[1])
    except (OSError, IndexError, ValueError):
        return 0


def call(identity, method, **params):
    return frame(json.dumps({"jsonrpc": "2.0", "id": identity, "method": method, "params": params}))


class Talker:
    """A client that does as the protocol says: one call at a time, pings answered."""

    def __init__(self, port, local, token=None, receive=None):
        self.plain = connect(port, local, receive=receive)
        fields = [f"Authorization: Bearer {token}"] if token else []
        self.plain.sendall(upgrade_request("/ws", *fields))
        self.buffer = b""
        status = status_of(self.plain)
        if status != 101:
            self.plain.close()
            raise Ended(f"status {status}")
        self.last = 0
        self.told = []

    def send(self, method, **params):
        self.last += 1
        self.plain.sendall(call(self.last, method, **params))
        return self.last

    def call(self, method, **params):
        """The whole answer to a call."""
        identity = self.send(method, **params)
        return self.until(lambda message: message.get("id") == identity)

    def result(self, method, **params):
        answer = self.call(method, **params)
        if "result" not in answer:
            raise AssertionError(f"{method}: {answer}")
        return answer["result"]

    def until(self, wanted, seconds=10.0):
        """The first message that is wanted; others are kept in `told`."""
        end = time.monotonic() + seconds
        while True:
            message = self.read(end)
            if wanted(message):
                return message
            self.told.append(message)
            del self.told[:-100]

    def read(self, end):
        while True:
            opcode, payload = self.read_frame(end)
            if opcode == PING:
                self.plain.sendall(frame(payload, PONG))
            elif opcode == CLOSE:
                raise Ended(struct.unpack("!H", payload[:2])[0] if len(payload) > 1 else 1005)
            elif opcode == TEXT:
                return json.loads(payload)

    def read_frame(self, end):
        head = self.take(2, end)
        length = head[1] & 127
        if length > 125:
            length = int.from_bytes(self.take(2 if length == 126 else 8, end), "big")
        return head[0] & 15, self.take(length, end)

    def take(self, count, end):
        while len(self.buffer) < count:
            self.plain.settimeout(max(0.001, end - time.monotonic()))
            piece = self.plain.recv(65536)
            if not piece:
                raise Ended(None)
            self.buffer += piece
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def close(self):
        self.plain.close()
