"""The network between them fails: cut, one-way, or all at once."""

import time

import network
from needs import Skip
from scenarios import scenario


@scenario("cuts", short=True)
def cuts(soak):
    """Every connection is reset by the kernel at both ends, at any moment, the server lives on."""
    with soak.scene("cuts") as scene:
        scene.open()
        for _ in range(soak.times(short=5, long=100)):
            scene.wait(0.1, 1)
            network.cut_all(scene.server.port)
        if not _returns(scene):
            raise Skip("the kernel ends no sockets")
        return scene.finish()


@scenario("half-open")
def half_open(soak):
    """Packets vanish one way, then the other, until both ends have noticed, and then come through again."""
    with network.PrivateNetwork() as net, soak.scene("half-open") as scene:
        scene.open()
        for direction, seconds in (("dport", 3), ("sport", 3), ("dport", 60), ("sport", 60)):
            net.drop(direction, scene.server.port)
            scene.wait(seconds)
            net.drop_no_more(direction, scene.server.port)
            scene.acks_go_on(60)
            scene.all_back(60)
        return scene.finish()


@scenario("storm")
def storm(soak):
    """5,000 customers lose their sockets at once and come back, then the server is killed under all of them."""
    idle = soak.times(short=500, long=5000)
    with soak.scene("storm", idle=idle, addresses=8) as scene:
        scene.open()
        broken = _come_back(scene, scene.crew.break_all)
        killed = _come_back(scene, scene.server.kill)
        return f"all {idle} back {broken:.1f} s after the cut, {killed:.1f} s after a kill; {scene.finish()}"


def _come_back(scene, trouble):
    """Returns how long it takes until every socket has been lost and is there again."""
    before, began = scene.crew.status(), time.monotonic()
    trouble()
    if not scene.server.is_running:
        scene.restart()
    scene.wait_for("the end of all sockets", lambda: _returns(scene) >= before["returns"] + before["parties"], 120)
    scene.all_back(120)
    return time.monotonic() - began


def _returns(scene):
    return scene.crew.status()["returns"]
