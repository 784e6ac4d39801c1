"""The power goes: what the kernel had only in memory is gone too."""

import needs
from disk import LoopDisk
from scene import Failure
from scenarios import scenario

TRIES = 10


@scenario("power", short=True)
def power(soak):
    """The power cut: the file system of the data is shut down under load, then mounted again."""
    with LoopDisk(soak, "power") as disk, soak.scene("power", data=disk.data) as scene:
        scene.open()
        for _ in range(soak.times(short=3, long=50)):
            scene.wait(0.2, 2)
            _cut(scene, disk)
            scene.check()
            scene.restart()
            scene.acks_go_on()
        return scene.finish()


@scenario("births")
def births(soak):
    """The power cut right after a command has made a data directory: what it answered for is there."""
    with LoopDisk(soak, "births") as disk:
        for number in range(20):
            data = disk.mount / f"data{number}"
            key = f"site{number}"
            needs.run(soak.hark, "site", "add", "--data", data, "--key", key, "--name", "Born")
            disk.cut_power()
            disk.return_power()
            if "exists" not in needs.refusal(soak.hark, "site", "add", "--data", data, "--key", key, "--name", "Again"):
                raise Failure(f"the site that was made before power cut {number + 1} is gone")
            needs.run(soak.hark, "check", "--data", data)
    return "20 power cuts"


@scenario("eatmydata", short=True)
def eatmydata(soak):
    """Must be found out: a server under libeatmydata, which waits for no disk, loses what it acked."""
    needs.programs("eatmydata")
    return _must_lose(soak, "eatmydata", {"LD_PRELOAD": "libeatmydata.so"})


@scenario("normal")
def normal(soak):
    """Must be found out: a server with synchronous=NORMAL, as only a debug build can be told to be."""
    if not soak.debug_hark.exists():
        raise needs.Skip(f"there is no {soak.debug_hark}, the debug build")
    return _must_lose(soak, "normal", {"SOAK_SYNCHRONOUS": "NORMAL"}, hark=soak.debug_hark)


def _cut(scene, disk):
    disk.cut_power()
    scene.server.kill()
    disk.return_power()


def _must_lose(soak, name, environment, hark=None):
    """One run may be lucky, ten are not: the judge has to find acked messages that are gone."""
    for number in range(1, TRIES + 1):
        with LoopDisk(soak, name) as disk, soak.scene(name, data=disk.data, hark=hark) as scene:
            scene.open(environment=environment)
            scene.wait(1, 2)
            _cut(scene, disk)
            lost = scene.judge_as_it_is().counts["lost"]
        if lost:
            return f"found at try {number}: {lost} acked messages were lost"
    raise Failure(f"{TRIES} power cuts lost nothing: the soak would not notice a server that cheats")
