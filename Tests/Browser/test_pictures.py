"""Makes docs/images afresh when asked to: HARK_PICTURES=1."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from people import Agent, Customer

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
pytestmark = pytest.mark.skipif("HARK_PICTURES" not in os.environ, reason="only when the pictures are made afresh")


def test_pictures(fresh_hark, new_page):
    """The widget over the shop, and the console with three chats, as README shows them."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    agent = Agent(new_page(viewport={"width": 1360, "height": 800}, color_scheme="light"), fresh_hark.url, fresh_hark.login("agent"))
    agent.be("online")
    people = [Customer(new_page(viewport={"width": 1180, "height": 760}), fresh_hark.url).open() for _ in range(3)]
    for customer, question in zip(people, ["My tent pole broke on the first trip.", "Where is my parcel?", "Can I change my delivery address?"]):
        customer.write(question)
        expect(customer.log.locator("li.message--bot").first).to_be_visible()
        customer.ask_for_person()
        expect(agent.row(question)).to_be_visible()
    reply(agent, people[0], "My tent pole broke", "Sorry to hear that. Poles are under warranty; shall I send you a new one?")
    people[0].write("Yes please, the middle section.")
    reply(agent, people[2], "Can I change", "Yes, until it leaves us this evening. What is the new address?")
    reply(agent, people[1], "Where is my parcel?", "Hello, I've found it: it is on the van and comes before 14:00.")
    people[1].write("Great, thank you! Can it go to my neighbour?")
    expect(agent.bubble("neighbour")).to_be_visible()
    agent.note("Neighbour is allowed for this address, see the order.")
    people[1].field.evaluate("element => element.blur()")
    expect(people[1].frame.locator(".panel__typist")).to_be_hidden()
    people[1].page.screenshot(path=IMAGES / "widget.png", animations="disabled")
    agent.text.fill("Of course. Which house number is it?")
    expect(agent.page.locator(".composer__send")).to_have_css("background-color", "rgb(11, 95, 173)")
    expect(agent.page.locator(".chat__typing")).to_be_hidden()
    agent.page.screenshot(path=IMAGES / "console.png", animations="disabled")
    for path in IMAGES.glob("*.png"):
        assert path.stat().st_size < 200_000, path


def reply(agent, customer, row, text):
    agent.row(row).locator(".inbox__open").click()
    expect(agent.text).to_be_focused()
    agent.reply(text)
    expect(customer.bubble(text, "theirs")).to_be_visible()
