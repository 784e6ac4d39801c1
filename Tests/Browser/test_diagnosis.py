"""Diagnosis on an invented past: what is known to be true of it is found, and leads to the chats."""

import json
import time
import urllib.request

import pytest
from playwright.sync_api import expect

from conftest import ROOT, SCREENSHOTS
from server import DemoServer, Login
from test_reports import Reader

PASSWORD = "a long password"
CHATS = 6_000
FACTS_SECONDS = 60
#: A month in which more came in, all of it about one product: docs/seed.md, "A product's fault".
FAULT = "period=custom&from=2025-04-11&to=2025-05-11"


@pytest.fixture(scope="module")
def past(binary, tmp_path_factory):
    """A server on half a year that `hark seed` invented."""
    server = DemoServer(binary, ROOT, tmp_path_factory.mktemp("past"))
    server.command("seed", "--conversations", CHATS, "--from", "2025-01-01", "--to", "2025-07-01")
    server.command("user", "add", "--email", "kim@shop.example", "--name", "Kim", "--role", "admin", "--password-stdin", stdin=PASSWORD + "\n")
    server.start(0)
    server.logins.append(Login("admin", "kim@shop.example", PASSWORD))
    await_facts(server.url, server.login("admin"))
    yield server
    server.stop()


def await_facts(url, login):
    """Waits until the facts of all conversations are made from the log."""
    ask = urllib.request.build_opener(urllib.request.HTTPCookieProcessor()).open
    head = {"Content-Type": "application/json", "Origin": url}
    ask(urllib.request.Request(f"{url}/api/v1/sessions", json.dumps({"email": login.email, "password": login.password}).encode(), head)).close()
    deadline = time.monotonic() + FACTS_SECONDS
    while not json.load(ask(f"{url}/api/v1/reports/chats?measures=chats"))["complete"]:
        assert time.monotonic() < deadline, f"the facts were not made within {FACTS_SECONDS} s"


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_the_fault_of_a_product_explains_that_more_came_in(past, new_page, each_look, locale):
    page = new_page(locale="zh-CN" if locale == "zh" else "en-GB", viewport={"width": 1360, "height": 800})
    reader = Reader(page, past.url, past.login("admin"), locale=locale).go(f"#diagnosis?{FAULT}")
    expect(reader.body.get_by_role("heading", name=reader.own("rules.title"))).to_be_visible(timeout=60_000)
    causes = reader.body.locator("#causes-label-title").locator("xpath=ancestor::section")
    expect(causes.get_by_role("rowheader")).to_have_text(["damaged, ridge-tent"])
    expect(reader.body.locator("#rules-title").locator("xpath=ancestor::section").locator("tbody tr").first).to_be_visible()
    each_look(page, f"diagnosis-{locale}", brief=locale != "en")
    page.set_viewport_size({"width": 1360, "height": 4600})
    page.emulate_media(color_scheme="light")
    page.screenshot(path=str(SCREENSHOTS / f"diagnosis-whole-{locale}.png"))
    causes.locator("summary").press("Enter")
    causes.get_by_role("link").first.press("Enter")
    expect(page.locator("hark-chat").get_by_role("log")).to_contain_text("Ridge tent")
