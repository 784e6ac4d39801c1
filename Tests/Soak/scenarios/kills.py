"""The server ends at any moment, without a chance to put anything in order."""

from scenarios import scenario


@scenario("kills", short=True)
def kills(soak):
    """kill -9 at random moments under load."""
    with soak.scene("kills") as scene:
        scene.open()
        for _ in range(soak.times(short=10, long=200)):
            scene.wait(0.05, 1.5)
            scene.server.kill()
            scene.restart()
        return scene.finish()
