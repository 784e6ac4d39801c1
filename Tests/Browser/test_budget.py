"""What the pages cost: bytes on the wire, as the server sends them, and requests."""

from playwright.sync_api import expect

from people import Agent, Customer

KB = 1024


class Traffic:
    """What one page has asked for so far."""

    def __init__(self, page):
        self.requests = []
        page.on("requestfinished", lambda request: self.requests.append(request))

    def paths(self, start=""):
        return [request.url.split("/", 3)[3] for request in self.requests if request.url.split("/", 3)[3].startswith(start)]

    def size(self, kinds):
        wanted = [request for request in self.requests if request.resource_type in kinds]
        return sum(request.sizes()["responseBodySize"] for request in wanted)


def test_widget(hark, new_page):
    page = new_page()
    traffic = Traffic(page)
    page.goto(f"{hark.url}/demo/")
    expect(page.locator("hark-chat button")).to_be_visible()
    page.wait_for_load_state("networkidle")
    loader = [request for request in traffic.requests if request.url.endswith("/hark.js")]
    assert len(loader) == 1 and loader[0].sizes()["responseBodySize"] <= 4 * KB
    before = len(traffic.requests)
    assert not [path for path in traffic.paths() if path.startswith(("w/", "lib/", "widget/", "i18n/"))], "nothing before somebody reaches for it"
    page.locator("hark-chat button").click()
    frame = page.frame_locator("hark-chat iframe")
    expect(frame.locator(".panel__hello")).to_be_visible()
    page.wait_for_load_state("networkidle")
    opened = traffic.requests[before:]
    assert len(opened) <= 5, [request.url for request in opened]
    size = sum(request.sizes()["responseBodySize"] for request in opened)
    assert size <= 25 * KB, size


def test_console(hark, new_page):
    page = new_page()
    traffic = Traffic(page)
    Agent(page, hark.url, hark.login("agent"))
    page.wait_for_load_state("networkidle")
    size = traffic.size(("script", "stylesheet"))
    assert 10 * KB < size <= 70 * KB, size
