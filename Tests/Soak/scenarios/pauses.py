"""Somebody stands still for a while: the server, or all its clients at once."""

import signal
import time

from scenarios import scenario


@scenario("server-stopped", short=True)
def server_stopped(soak):
    """SIGSTOP and SIGCONT of the server, for moments and (long form) longer than clients wait."""
    with soak.scene("server-stopped") as scene:
        scene.open()
        for seconds in soak.times(short=[1], long=[1, 3, 10, 40]):
            scene.server.send(signal.SIGSTOP)
            time.sleep(seconds)
            scene.server.send(signal.SIGCONT)
            scene.acks_go_on()
            scene.all_back()
        return scene.finish()


@scenario("clients-stopped")
def clients_stopped(soak):
    """SIGSTOP and SIGCONT of all clients, in the long run until the server has closed every socket."""
    with soak.scene("clients-stopped") as scene:
        scene.open()
        for seconds in (2, 10, 60):
            scene.crew.pause()
            time.sleep(seconds)
            scene.crew.go_on()
            scene.acks_go_on()
            scene.all_back()
        return scene.finish()


@scenario("drains", short=True)
def drains(soak):
    """SIGTERM under load: the server ends by itself within 5 s, and everybody comes back to the next one."""
    with soak.scene("drains") as scene:
        scene.open()
        for _ in range(soak.times(short=1, long=20)):
            scene.wait(0.5, 1.5)
            seconds = scene.server.stop()
            if seconds > 5:
                raise RuntimeError(f"the drain took {seconds:.1f} s")
            scene.restart()
            scene.all_back()
        return scene.finish()
