"""The kernel answers a call of the server with an error, or the server ends exactly there."""

import subprocess
import urllib.error
import urllib.request

import needs
from scene import Failure
from scenarios import scenario
from server import Ended
from store import call_api

FATAL = 70
# By path, since the loop writes to descriptors of its own that no disk can refuse.
DISK_CALLS = ["fdatasync", "fsync", "pwrite64", "write"]


@scenario("calls")
def calls(soak):
    """kill -9 at the n-th fdatasync, pwrite64 and sendto, for n = 1, 2, 3 …"""
    needs.programs("strace")
    with soak.scene("calls") as scene:
        scene.open()
        for call in ("fdatasync", "pwrite64", "sendto"):
            for number in range(1, soak.times(short=3, long=25)):
                scene.server.kill()
                _die_at(scene, call, number)
                scene.restart()
        return scene.finish()


def _die_at(scene, call, number):
    try:
        scene.server.start(*_strace(call, f"signal=SIGKILL:when={number}"))
        scene.server.wait()
    except Ended:
        pass  # within the start already
    except subprocess.TimeoutExpired:
        raise Failure(f"no {number}th {call} came") from None


@scenario("eio", short=True)
def eio(soak):
    """A call answers EIO once: no ack from there on, status 70, and the next start has all that was acked."""
    needs.programs("strace")
    with soak.scene("eio") as scene:
        scene.open()
        failures = soak.times(
            short=[("fdatasync", "EIO", 40)],
            # A full disk at a sync is as bad as any other failure there: what was written may be gone.
            long=[(call, "EIO", number) for call in DISK_CALLS for number in (1, 2, 3, 10, 40, 100)]
            + [("fdatasync", "ENOSPC", 40)],
        )
        ends = sum(_ends_after(scene, *failure) for failure in failures)
        if not ends:
            raise Failure("no failure reached the server")
        return f"{ends} of {len(failures)} ended it; {scene.finish()}"


def _ends_after(scene, call, error, number):
    """Runs a server whose nth call fails once, and tells whether it ended with 70; any other end is a fault."""
    scene.server.kill()
    try:
        scene.server.start(*_strace(call, f"error={error}:when={number}", scene))
        status = scene.server.wait(5)
    except Ended:
        status = scene.server.process.returncode
    except subprocess.TimeoutExpired:
        # It does not make this call so often: the witness and the log ahead are not worth an end.
        scene.server.kill()
        status = None
    if status not in (FATAL, None):
        raise Failure(f"after {error} of {call} {number} the server ended with {status}, not {FATAL}")
    scene.restart()
    return status == FATAL


@scenario("enospc", short=True)
def enospc(soak):
    """pwrite64 answers ENOSPC for a while: senders hear `unavailable`, and acks go on by themselves."""
    needs.programs("strace")
    with soak.scene("enospc") as scene:
        scene.open()
        scene.server.kill()
        scene.server.start(*_strace("pwrite64", "error=ENOSPC:when=400..403", scene))
        scene.wait_for("trouble", lambda: "Storage takes no writes" in scene.server.end_of_log(), 20)
        scene.acks_go_on(15)
        return scene.finish()


def _strace(call, injection, scene=None):
    """strace that makes the server a child of ours (-D) and leaves it alone but for one call."""
    paths = [part for name in ("hark.db", "hark.db-wal") for part in ("-P", scene.data / name)] if scene else []
    return ["strace", "-D", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", *paths,
            "-e", f"inject={call}:{injection}"]


@scenario("full")
def full(soak):
    """A file system without a free block, then room again: told, read on, and resumed without help."""
    from disk import LoopDisk

    with LoopDisk(soak, "full", megabytes=24) as disk, soak.scene("full", data=disk.data) as scene:
        scene.open()
        for _ in range(soak.times(short=1, long=5)):
            scene.wait(0.5, 1.5)
            disk.fill()
            scene.wait_for("trouble", lambda: _ready(scene) == 503, 30)
            scene.wait(2)
            _read_something(scene)
            disk.empty()
            seconds = scene.wait_for("readiness", lambda: _ready(scene) == 200, 5)
            scene.starts.append(seconds)
            scene.acks_go_on(10)
        return scene.finish()


def _ready(scene):
    try:
        return urllib.request.urlopen(f"{scene.server.url}/readyz", timeout=5).status
    except urllib.error.HTTPError as error:
        return error.code


def _read_something(scene):
    if not call_api(scene.server.url, scene.soak.admin, "GET", "/api/v1/conversations?limit=5")["items"]:
        raise Failure("while the disk is full, nothing can be read")
