"""A WebSocket without manners, for what a proper client would never do."""

import base64
import json
import os
import socket


class RawSocket:
    """Connects, says hello as a member of the staff, and then reads as slowly as it is told to."""

    def __init__(self, port, token):
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.settimeout(10)
        self.socket.connect(("127.0.0.1", port))
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: hark.v1\r\n"
            f"Authorization: Bearer {token}\r\n\r\n".encode()
        )
        head = b""
        while b"\r\n\r\n" not in head:
            head += self.socket.recv(1)
        if b" 101 " not in head:
            raise RuntimeError(f"no upgrade: {head}")
        self._last = 0
        self.call("agent.hello")

    def call(self, method, **params):
        self._last += 1
        self._send(json.dumps({"jsonrpc": "2.0", "id": self._last, "method": method, "params": params}).encode())

    def read_a_byte(self):
        """Reads one byte; False when the server has closed."""
        try:
            return self.socket.recv(1) != b""
        except ConnectionError:
            return False

    def is_closed_after(self, most_bytes):
        """Reads what the kernel still holds, and tells whether that ends."""
        try:
            while most_bytes > 0:
                piece = self.socket.recv(65536)
                if not piece:
                    return True
                most_bytes -= len(piece)
        except ConnectionError:
            return True
        except TimeoutError:
            pass
        return False

    def _send(self, payload):
        mask = os.urandom(4)
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else bytes([0x80 | 126]) + size.to_bytes(2, "big")
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        self.socket.sendall(b"\x81" + length + mask + masked)

    def close(self):
        self.socket.close()
