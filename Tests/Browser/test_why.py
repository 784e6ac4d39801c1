"""Why this agent: told beside the chat and to who peeks, in both languages, only when somebody asks for it."""

import pytest
from playwright.sync_api import expect

from people import Agent, Customer, Supervisor, Words


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_why_this_agent(fresh_hark, new_page, each_look, locale):
    why = Words("routing-why", "zh-CN" if locale == "zh" else "en")
    page = lambda: new_page(locale={"en": "en-GB", "zh": "zh-CN"}[locale], viewport={"width": 1360, "height": 800})
    agent = Agent(page(), fresh_hark.url, fresh_hark.login("agent"), locale=locale).be("online")
    asked = []
    agent.page.on("request", lambda request: asked.append(request.url))
    customer = Customer(new_page(), fresh_hark.url).open().write("Hello there")
    expect(customer.bubble("Hello there", "mine")).to_be_visible()
    customer.ask_for_person()
    agent.open("Hello there")
    expect(agent.page.locator("hark-context")).to_contain_text(agent.words("context.noPast"))

    box = agent.page.locator("hark-context details")
    expect(box.locator("summary")).to_have_text(why("why.title"))
    expect(box).not_to_have_attribute("open", "")
    assert not [url for url in asked if "why-view" in url], "nothing is fetched before somebody asks"
    box.locator("summary").focus()
    agent.page.keyboard.press("Enter")
    expect(box).to_contain_text(why("why.choice.only"))
    expect(box.locator("[aria-current]")).to_contain_text("Maya Chen")
    expect(box).to_contain_text(why.starting("why.bar.offline"))
    each_look(agent.page, f"console-{locale}", brief=True)

    board = Supervisor(page(), fresh_hark.url, fresh_hark.login("supervisor"), locale=locale)
    board.agents.locator(".agent__chat").first.click()
    box = board.peek.locator("details")
    expect(box).to_be_visible()
    box.locator("summary").click()
    expect(box).to_contain_text(why("why.rule.longestIdle"))
    each_look(board.page, f"board-{locale}", brief=True)

    # What is open stays open, and tells of the next assignment.
    board.peek.get_by_role("button", name=board.words("peek.takeOver"), exact=True).click()
    board.page.get_by_role("dialog").get_by_role("button", name=board.words("peek.takeOver")).click()
    expect(box).to_contain_text(why("why.rule.takenOver"))


def test_long_conversations_are_read_back(fresh_hark, new_page):
    why = Words("routing-why", "en")
    agent = Agent(new_page(viewport={"width": 1360, "height": 800}), fresh_hark.url, fresh_hark.login("agent")).be("online")
    customer = Customer(new_page(), fresh_hark.url).open().write("Hello there")
    expect(customer.bubble("Hello there", "mine")).to_be_visible()
    customer.ask_for_person()
    agent.open("Hello there")
    for number in range(52):
        agent.reply(f"Answer {number}.")
    agent.page.reload()
    agent.rows.first.locator(".inbox__open").click()
    expect(agent.page.locator(".log__earlier")).to_be_visible()
    box = agent.page.locator("hark-context details")
    box.locator("summary").click()
    expect(box).to_contain_text(why("why.rule.longestIdle"))
    expect(box.locator("[aria-current]")).to_contain_text("Maya Chen")
