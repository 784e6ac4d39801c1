"""The server ends at any moment, without a chance to put anything in order."""

from scenarios import scenario
from store import call_api


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


@scenario("offers")
def offers(soak):
    """kill -9 while conversations are offered, accepted and left to lapse: each still finds its agent."""
    with soak.scene("offers", site="offers", messages=5) as scene:
        scene.copy()
        scene.server.start()
        _let_agents_choose(scene)
        scene.hire()
        for _ in range(soak.times(short=10, long=50)):
            scene.wait(0.1, 2)
            scene.server.kill()
            scene.restart()
        return scene.finish()


def _let_agents_choose(scene):
    server, admin = scene.server, scene.soak.admin
    queues = call_api(server.url, admin, "GET", "/api/v1/queues")["items"]
    queue = next(queue["id"] for queue in queues if queue["name"] == "offers")
    call_api(server.url, admin, "PATCH", f"/api/v1/queues/{queue}", {"assignment": "offer", "offerSeconds": 5})
