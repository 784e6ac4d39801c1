"""Readers who take one byte a second of what everybody says."""

from ledger import Ledger
from rawsocket import RawSocket
from scene import Failure
from scenarios import scenario

READERS = 20
MEMORY_KIB = 64 << 10


@scenario("slow-readers")
def slow_readers(soak):
    """20 sockets of the staff read a byte a second of every conversation: closed, and nobody else is hurt."""
    with soak.scene("slow-readers", rate=400) as scene:
        # The smallest outbox that can be set, so that it fills in a minute and not in ten.
        scene.open(environment={"HARK_LIMITS_OUTBOX_BYTES": "65536"})
        before = _resident(scene)
        readers = [_reader(scene) for _ in range(READERS)]
        for _ in range(60):
            scene.wait(1)
            readers = [reader for reader in readers if reader.read_a_byte()]
        grown = _resident(scene) - before
        open_still = [reader for reader in readers if not reader.is_closed_after(8 << 20)]
        if open_still:
            raise Failure(f"{len(open_still)} of {READERS} slow readers were not closed")
        if grown > MEMORY_KIB:
            raise Failure(f"the server's memory grew by {grown} KiB")
        return f"{READERS} closed, memory grew by {grown >> 10} MiB; {scene.finish()}"


def _reader(scene):
    reader = RawSocket(scene.server.port, scene.soak.admin)
    for conversation in Ledger.read(scene.ledger).conversations:
        reader.call("conversation.open", conversation=conversation)
    return reader


def _resident(scene):
    with open(f"/proc/{scene.server.process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
