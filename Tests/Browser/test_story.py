"""The whole way of a conversation, in a real browser, in English and in Chinese."""

import re

import pytest
from playwright.sync_api import expect

from people import Agent, Customer, Supervisor

ENGLISH = {
    "locale": "en", "question": "Where is my parcel?", "answer": re.compile("order", re.I), "earlier": "My tent pole broke.",
    "other": "Can I change the size of my jacket?", "reply": "Hello, I'm looking at your parcel now.", "thanks": "Thank you, that was quick!",
    "note": "Carrier says: out for delivery.", "help": "May I send a replacement?", "comment": "Friendly and quick.",
    "agents": ["Maya Chen", "Tom Berg"],
}
CHINESE = {
    "locale": "zh", "question": "我的包裹在哪里？", "answer": re.compile("订单|物流|包裹"), "earlier": "我的帐篷杆断了。",
    "other": "外套可以换尺码吗？", "reply": "您好，我正在为您查询包裹。", "thanks": "谢谢，真快！",
    "note": "承运商：今天派送。", "help": "可以补发一件吗？", "comment": "又快又友好。",
    "agents": ["Maya Chen", "Li Wei"],
}


@pytest.mark.parametrize("words", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_story(fresh_hark, new_page, shot, words):
    locale = words["locale"]
    browser_locale = {"en": "en-GB", "zh": "zh-CN"}[locale]
    page = lambda **options: new_page(**{"locale": browser_locale, **options})
    staff = lambda kind, role, number=0: kind(
        page(viewport={"width": 1360, "height": 820}), fresh_hark.url, fresh_hark.login(role, number), locale=locale)

    # The supervisor sees somebody wait while nobody is there.
    board = staff(Supervisor, "supervisor")
    expect(board.attention).to_have_count(0)
    shot(board.page, "1-board-quiet")
    first = ask_for_person(page(), fresh_hark, words["earlier"], locale)
    expect(board.attention).to_have_count(1)
    expect(board.attention).to_contain_text(board.words("attention.handoff"))
    expect(board.waiting).to_have_count(1)
    expect(board.figure("waiting")).to_have_text("1")
    shot(board.page, "2-board-escalation")

    # Two agents come, one after the other; the first gets who waits.
    agent = staff(Agent, "agent", 0).be("online")
    expect(agent.row(words["earlier"])).to_be_visible()
    expect(board.attention).to_contain_text(words["agents"][0])
    colleague = staff(Agent, "agent", 1 if locale == "en" else 2).be("online")
    expect(board.figure("free")).to_contain_text("2")
    agent.open(words["earlier"]).reply(words["reply"])
    expect(first.bubble(words["reply"], "theirs")).to_be_visible()
    expect(board.attention).to_have_count(0)

    # The customer of this story asks, is answered by the bot, and taps "Talk to a person".
    customer = Customer(page(), fresh_hark.url, locale)
    shot(customer.page, "3-shop")
    customer.open()
    shot(customer.page, "4-widget-greeting")
    customer.write(words["question"])
    expect(customer.bubble(words["answer"], "bot")).to_be_visible()
    human = customer.choice(customer.words("person"))
    expect(human).to_be_visible()
    assert customer.log.locator(".panel__actions button").count() >= 2, "the bot offers a follow-up beside the person"
    expect(customer.bubble(words["question"], "mine")).to_be_visible()
    shot(customer.page, "5-widget-bot")
    follow_up = customer.log.locator(".panel__actions button").first.inner_text()
    customer.choice(follow_up).click()
    expect(customer.bubble(follow_up, "mine")).to_be_visible()

    # The colleague looks away, so it goes to the agent, beside the chat already held.
    colleague.be("busy")
    human.last.click()
    expect(customer.state).to_have_text(customer.words("with", name=words["agents"][0]))
    row = agent.row(follow_up)
    expect(row).to_be_visible()
    expect(agent.rows).to_have_count(2)
    expect(colleague.rows).to_have_count(0)

    # Back again, the colleague has more room and gets the next.
    colleague.be("online")
    ask_for_person(page(), fresh_hark, words["other"], locale)
    expect(colleague.row(words["other"])).to_be_visible()
    expect(agent.rows).to_have_count(2)
    row.locator(".inbox__open").click()
    expect(agent.bubble(words["question"])).to_be_visible()
    expect(agent.bubble(words["answer"]).first).to_be_visible()
    agent.reply(words["reply"])
    expect(customer.bubble(words["reply"], "theirs")).to_be_visible()
    customer.write(words["thanks"])
    expect(agent.bubble(words["thanks"])).to_be_visible()
    agent.note(words["note"])
    conversation = agent.page.url.split("#")[1]
    shot(agent.page, "6-console")
    shot(customer.page, "7-widget-agent")

    # The agent asks for help; the supervisor reads along unseen.
    agent.press("chat.help")
    agent.page.locator("#help-text").fill(words["help"])
    agent.page.get_by_role("button", name=agent.words("chat.helpSend"), exact=True).click()
    row = board.attention.filter(has_text=words["help"])
    expect(row).to_contain_text(board.words("attention.helpRequested"))
    for name in words["agents"]:
        expect(board.agents).to_contain_text(name)
    row.locator(".attention__peek").click()
    expect(board.peek.locator(".bubble").filter(has_text=words["thanks"])).to_be_visible()
    expect(board.peek.locator(".bubble").filter(has_text=words["note"])).to_be_visible()
    expect(board.peek.locator("#composer-text")).to_have_count(0)
    shot(board.page, "8-board-peek")
    expect(customer.bubble(words["note"])).to_have_count(0)

    # Resolved with an outcome, rated with a comment.
    agent.press("chat.resolve")
    shot(agent.page, "9-console-resolve")
    agent.page.get_by_role("radio", name=agent.words("resolve.outcome.solved"), exact=True).check()
    agent.page.get_by_role("button", name=agent.words("resolve.submit")).click()
    expect(agent.row(follow_up)).to_have_count(0)
    expect(customer.log).to_contain_text(customer.words.starting("line.ended"))
    customer.score("great").check()
    shot(customer.page, "10-widget-survey")
    customer.frame.locator(".panel__survey textarea").fill(words["comment"])
    customer.frame.locator(".panel__survey button[type=submit]").click()
    expect(customer.frame.locator(".panel__survey")).to_contain_text(
        customer.survey_words("thanksName", name=words["agents"][0]))
    shot(customer.page, "11-widget-rated")

    # All of it is on disk.
    text = fresh_hark.command("transcript", conversation)
    for said in ("question", "reply", "thanks", "comment"):
        assert words[said] in text, text
    assert re.search(r"\b5\b", text.split(words["thanks"])[1]), text
    fresh_hark.command("check")


def ask_for_person(page, hark, text, locale):
    customer = Customer(page, hark.url, locale).open().write(text)
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    return customer.ask_for_person()
