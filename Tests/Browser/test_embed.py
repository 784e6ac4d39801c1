"""The widget on a company's own site: another origin, a strict policy of its own, no way between page and frame."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from people import Customer

PAGE = """<!doctype html><html lang="en"><title>Boots</title><link rel="icon" href="data:,"><main><h1>Boots</h1>
<a href="/two">Two</a></main><script async src="{url}/hark.js" data-site="boots"></script>"""


@pytest.fixture
def shop(fresh_hark):
    """A shop of another site than Hark's, whose policy lets in no more than the widget needs."""

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self):
            policy = f"default-src 'none'; img-src data:; script-src {fresh_hark.url}; frame-src {fresh_hark.url}"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(PAGE.format(url=fresh_hark.url).encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def allow(hark, origin):
    hark.command("site", "add", "--key", "boots", "--name", "Boots", "--origins", origin)


def test_foreign_page(fresh_hark, shop, new_page):
    allow(fresh_hark, shop)
    customer = Customer(new_page(), start=f"{shop}/").open().write("Where is my parcel?")
    page = customer.page
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    sandbox = page.locator("hark-chat iframe").get_attribute("sandbox")
    assert "allow-scripts" in sandbox and "allow-top-navigation" not in sandbox
    assert page.evaluate("document.querySelector('hark-chat').shadowRoot.querySelector('iframe').contentDocument") is None
    # On the next page the chat is there again, also where the browser refuses the frame a storage of its own.
    page.locator("main a").click()
    page.wait_for_url("**/two")
    expect(customer.bubble("Where is my parcel?", "mine")).to_be_visible()


def test_stranger_may_not_frame(fresh_hark, shop, new_page, complaints):
    allow(fresh_hark, "https://else.example")
    page = new_page()
    page.goto(shop)
    with page.expect_console_message(lambda line: "frame-ancestors" in line.text):
        page.locator("hark-chat button").click()
    expect(page.frame_locator("hark-chat iframe").locator("textarea")).to_have_count(0)
    complaints.clear()
