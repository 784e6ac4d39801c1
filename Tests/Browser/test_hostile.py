"""Words that want to be more than words: shown as written, in every page that shows them."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from conftest import ROOT
from people import Agent, Customer, Staff, Supervisor
from server import DemoServer, Login

MARK = "window.__hit = (window.__hit ?? 0) + 1"
IMAGE = f'<img src=x onerror="{MARK}">'
SCRIPT = f"<script>{MARK}</script>"
LINK = "javascript:window.__hit=1 https://example.org/?a=<b>&c=\"d\""
ARTICLE = f"""---
id: zorbing
title: Zorbing {IMAGE}
language: en
keywords: [zorbing]
---
Zorbing is [not](javascript:window.__hit=1) sold here {SCRIPT} {IMAGE}

## {SCRIPT}

More on zorbing: [us](https://example.org/).
"""


@pytest.fixture
def hostile_hark(binary, tmp_path):
    """A shop whose help pages were written by an enemy."""
    config = tmp_path / "config"
    shutil.copytree(ROOT / "config", config)
    (config / "knowledge" / "zorbing.md").write_text(ARTICLE)
    with DemoServer(binary, ROOT, tmp_path, config=config / "hark.yaml") as server:
        server.command("user", "add", "--email", "eve@kestrel.example", "--name", f"Eve {IMAGE}", "--role", "agent", "--queues", "support",
                       "--password-stdin", stdin="correct horse battery\n")
        yield server


def test_texts_stay_texts(hostile_hark, new_page, shot):
    url = hostile_hark.url
    where = {"viewport": {"width": 1360, "height": 800}}
    board = Supervisor(new_page(**where), url, hostile_hark.login("supervisor"))
    agent = Agent(new_page(**where), url, Login("agent", "eve@kestrel.example", "correct horse battery")).be("online")
    customer = Customer(new_page(), url).open().write(f"zorbing {IMAGE}")
    bot = customer.log.locator("li.message--bot")
    expect(bot).to_contain_text("Zorbing is")
    expect(bot).to_contain_text(SCRIPT)
    expect(customer.bubble(f"zorbing {IMAGE}", "mine")).to_be_visible()
    customer.ask_for_person()
    expect(customer.state).to_have_text(customer.words("with", name=f"Eve {IMAGE}"))
    agent.open(IMAGE)
    for text in (SCRIPT, LINK, "'; DROP TABLE event; --"):
        customer.write(text)
        expect(agent.bubble(text).last).to_be_visible()
        agent.reply(f"You wrote {text}")
        expect(customer.bubble(f"You wrote {text}", "theirs")).to_be_visible()
        agent.note(f"Note {text}")
    agent.press("chat.help")
    agent.page.locator("#help-text").fill(IMAGE)
    agent.page.get_by_role("button", name=agent.words("chat.helpSend"), exact=True).click()
    row = board.attention.filter(has_text=board.words("attention.helpRequested"))
    expect(row).to_contain_text(IMAGE)
    row.locator(".attention__peek").click()
    expect(board.peek.locator(".bubble").filter(has_text=SCRIPT).first).to_be_visible()
    expect(board.agents).to_contain_text(f"Eve {IMAGE}")
    shot(board.page, "board")
    shot(agent.page, "console")
    shot(customer.page, "widget")
    helped = new_page()
    helped.goto(f"{url}/help/zorbing")
    expect(helped.locator("h1")).to_have_text(f"Zorbing {IMAGE}")
    admin = Administrator(new_page(**where), url, hostile_hark.login("admin"))
    expect(admin.page.locator("main")).to_contain_text(f"Eve {IMAGE}")
    for page in (board.page, agent.page, customer.page, helped, admin.page):
        assert marks(page) == [], page.url
        for frame in page.frames:
            assert frame.locator("a[href^='javascript:'], img, script:not([src])").count() == 0, frame.url


class Administrator(Staff):
    place = "admin"


def marks(page):
    return [frame.url for frame in page.frames if frame.evaluate("window.__hit ?? 0")]


@pytest.mark.parametrize("place", ["demo/", "w/?site=demo", "console/", "board/", "admin/", "help/", "help/returns"])
def test_policy_holds(hark, new_page, complaints, place):
    """No page can turn text into markup, run a script that stands in it, or be framed by a stranger."""
    page = new_page()
    policy = page.goto(f"{hark.url}/{place}").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors" in policy, policy
    assert not re.search(r"unsafe|\*|https?:", policy), policy
    if "script-src" in policy:
        assert page.evaluate(PARSE) == "TypeError"
    page.evaluate(RUN)
    assert marks(page) == []
    # A frame has no icon of its own; here it stands alone.
    complaints[:] = [one for one in complaints if not re.search("Content Security Policy|Trusted|status of 404", one)]


PARSE = """() => { try { document.createElement("div").innerHTML = "<b>x</b>" } catch (error) { return error.name } }"""
RUN = f"""() => {{
  const script = document.createElement("script")
  try {{ script.textContent = "{MARK}" }} catch {{}}
  document.head.append(script)
  const button = document.createElement("button")
  try {{ button.setAttribute("onclick", "{MARK}") }} catch {{}}
  document.body.append(button)
  button.click()
}}"""
