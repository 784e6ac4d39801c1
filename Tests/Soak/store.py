"""What the server kept: read from the database file, and once more through the API."""

import http.client
import json
import shutil
import sqlite3
import ssl
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

# What a generator has put there was said by no client of the run.
QUERY = """
    SELECT stream, seq, type, clientID, payload, authorKind, customerPrev FROM event
    WHERE stream IN (SELECT id FROM conversation WHERE queueName <> 'backlog') ORDER BY stream, seq
"""
BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True)
class Event:
    seq: int
    type: str
    key: str
    hash: str
    by: str
    is_public: bool  # whether the customer may see it

    @property
    def is_peoples(self):
        return self.type == "message.posted" and self.by in ("visitor", "agent")


@lru_cache(maxsize=1 << 16)
def fnv1a(text):
    """The hash that the ledgers use (Fowler, Noll, Vo: 64 bits)."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:x}"


def wire_id(number):
    digits = [BASE32[number >> shift & 31] for shift in range(60, -5, -5)]
    return "".join(digits)


def from_file(data):
    """All conversations of a data directory: id to events, in the order of their seqs."""
    kept = {}
    for stream, seq, kind, key, payload, by, previous in _rows(data):
        text = json.loads(bytes(payload).partition(b"\n")[0]).get("text", kind)
        event = Event(seq, kind, key or "-", fnv1a(text), by, previous is not None)
        kept.setdefault(wire_id(stream), []).append(event)
    return kept


def _rows(data):
    """Reads a copy, so that the judge changes nothing; no row when there is no such table any more."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("hark.db", "hark.db-wal"):
            if (file := Path(data) / name).exists():
                shutil.copy(file, folder)
        base = sqlite3.connect(Path(folder) / "hark.db")
        try:
            yield from base.execute(QUERY)
        except sqlite3.DatabaseError as error:
            print(f"soak: what is left can't be read: {error}")
        finally:
            base.close()


def call_api(url, token, method, path, body=None):
    """One call of the API; returns the answer's JSON."""
    connection = _connect(urlsplit(url))
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    connection.request(method, path, body and json.dumps(body), headers)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    if answer.status >= 300:
        raise RuntimeError(f"{method} {path} answered {answer.status}: {text[:200]}")
    return json.loads(text)


def _connect(url):
    if url.scheme == "https":
        context = ssl._create_unverified_context()
        return http.client.HTTPSConnection(url.netloc, timeout=30, context=context)
    return http.client.HTTPConnection(url.netloc, timeout=30)


def from_api(url, token, conversations):
    """The same through the API, as (seq, type, hash), for each conversation asked for."""
    connection = _connect(urlsplit(url))
    shown = {}
    for conversation in conversations:
        path = f"/api/v1/conversations/{conversation}/transcript?format=json"
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {body[:200]}")
        events = json.loads(body)["events"]
        shown[conversation] = [(e["seq"], e["type"], fnv1a(e["data"].get("text", e["type"]))) for e in events]
    connection.close()
    return shown
