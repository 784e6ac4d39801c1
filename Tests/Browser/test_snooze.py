"""Chats that are put aside, handed one step up, and timed by what was promised to customers."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from people import Agent, Customer, Supervisor, Words, publish_plan

DESK, BOARD = ({"viewport": {"width": width, "height": height}} for width, height in [(1360, 800), (1440, 900)])
LANGUAGES = {"en": {"locale": "en-GB"}, "zh": {"locale": "zh-CN"}}
QUESTIONS = {"en": "Where is my parcel?", "zh": "我的包裹在哪里？"}
QUICK = {"firstResponseSeconds": 5, "nextResponseSeconds": 600, "resolutionSeconds": 7200}


@pytest.fixture
def desk(fresh_hark, new_page):
    """An agent who is there, in one of the languages."""
    return lambda locale="en": Agent(new_page(**DESK, **LANGUAGES[locale]), fresh_hark.url, fresh_hark.login("agent"), locale=locale).be("online")


@pytest.fixture
def ask(fresh_hark, new_page):
    """A customer who asked for a person."""

    def ask(locale="en"):
        customer = Customer(new_page(**LANGUAGES[locale]), fresh_hark.url, locale).open().write(QUESTIONS[locale])
        expect(customer.log.locator("li.message--bot").first).to_be_visible()
        return customer.ask_for_person()

    return ask


@pytest.fixture
def publish(fresh_hark, new_page):
    """Publishes a routing plan."""
    return lambda plan: publish_plan(new_page(), fresh_hark, plan)


def aside(agent):
    """The rows under the heading of what is put aside."""
    return agent.page.locator("section:has(#inbox-aside) .inbox__row")


def waiting(agent):
    return agent.page.locator("section:has(#inbox-needsReply) .inbox__row")


def choose(agent, key):
    """Chooses what is seldom done from the menu in the conversation's head."""
    agent.press("chat.more")
    agent.page.locator(".chat__menu").get_by_role("button", name=agent.words(key), exact=True).click()
    expect(agent.page.get_by_role("dialog")).to_be_visible()


def snooze_by_keys(agent, *keys):
    agent.page.keyboard.press("Escape")
    expect(agent.log).to_be_focused()
    agent.page.keyboard.press("s")
    expect(agent.page.get_by_role("radio").first).to_be_focused()
    for key in keys:
        agent.page.keyboard.press(key)
    agent.page.keyboard.press("Enter")
    expect(agent.page.get_by_role("dialog")).to_have_count(0)


def test_the_customer_wakes_a_chat(desk, ask):
    agent, customer = desk(), ask()
    agent.open(QUESTIONS["en"])
    snooze_by_keys(agent, "ArrowDown")
    row = aside(agent)
    expect(row).to_contain_text("09:00")
    expect(row).to_contain_text(QUESTIONS["en"])
    expect(waiting(agent)).to_have_count(0)
    expect(agent.page.locator(".inbox__state")).to_contain_text(agent.words("availability.load", n=0, capacity=4))

    agent.page.reload()
    expect(aside(agent)).to_contain_text("09:00")
    customer.write("Are you still there?")

    expect(waiting(agent)).to_contain_text("Are you still there?")
    expect(aside(agent)).to_have_count(0)
    expect(agent.page.locator(".inbox__state")).to_contain_text(agent.words("availability.load", n=1, capacity=4))


def test_a_chat_comes_back_by_its_time(desk, ask):
    agent = desk()
    ask()
    agent.open(QUESTIONS["en"])
    own = Words("aside", "en")
    dialog = agent.page.get_by_role("dialog")
    choose(agent, "chat.snooze")
    field = dialog.get_by_label(own("aside.own")).last
    field.fill("2026-01-05T09:00")
    expect(dialog.get_by_role("radio").last).to_be_checked()
    dialog.locator(".button--primary").click()
    expect(dialog.get_by_role("alert")).to_have_text(own("aside.past"))
    expect(field).to_be_focused()
    dialog.get_by_label(own("aside.hour")).check()
    dialog.locator(".button--primary").click()
    expect(aside(agent)).to_have_count(1)

    # The line that says so takes it back.
    agent.page.locator(".state__line").get_by_role("button", name=own("aside.undo")).click()
    expect(waiting(agent)).to_have_count(1)
    expect(agent.page.locator(".state__line")).to_contain_text(agent.words("inbox.woken", name="Visitor").partition(" ")[2])
    agent.open(QUESTIONS["en"])
    expect(agent.log).to_contain_text(agent.words("event.woken"))

    # So does the dialog of a chat that is put aside.
    snooze_by_keys(agent)
    expect(aside(agent)).to_have_count(1)
    aside(agent).locator(".inbox__open").click()
    expect(agent.text).to_be_focused()
    snooze_by_keys(agent)
    expect(waiting(agent)).to_have_count(1)


def test_nobody_stands_behind_a_queue(desk, ask):
    agent = desk()
    ask()
    choose(agent.open(QUESTIONS["en"]), "chat.escalate")
    dialog = agent.page.get_by_role("dialog")
    expect(dialog.locator("textarea")).to_be_focused()
    dialog.locator(".button--primary").click()
    expect(dialog.get_by_role("alert")).to_have_text(agent.words("transfer.reasonMissing"))
    dialog.locator("textarea").fill("A question of law")
    dialog.locator(".button--primary").click()
    expect(agent.page.locator(".state__line")).to_contain_text(agent.words("chat.nobodyBehind"))
    expect(waiting(agent)).to_have_count(1)


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_looks(desk, ask, each_look, locale):
    agent = desk(locale)
    ask(locale)
    agent.open(QUESTIONS[locale])
    choose(agent, "chat.snooze")
    expect(agent.page.get_by_role("dialog")).to_be_visible()
    each_look(agent.page, f"snooze-{locale}", brief=locale == "zh")
    agent.page.keyboard.press("Enter")
    expect(aside(agent)).to_have_count(1)
    aside(agent).locator(".inbox__open").click()
    expect(agent.page.locator(".chat__clock .chip").last).to_be_visible()
    agent.press("chat.more")
    expect(agent.page.locator(".chat__menu")).to_be_visible()
    each_look(agent.page, f"snoozed-{locale}", brief=locale == "zh")
    agent.page.keyboard.press("Escape")
    choose(agent, "chat.escalate")
    each_look(agent.page, f"escalate-{locale}", brief=True)


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_clocks_run_on_console_and_board(fresh_hark, desk, ask, publish, new_page, each_look, locale):
    holidays = [{"date": str(datetime.now(UTC).date() + timedelta(days)), "name": "Holiday"} for days in (0, 1)]
    publish({
        "sla": [{"name": "quick", "warnAtPercent": 40, "targets": [QUICK]}],
        "businessHours": [{"name": "closed", "zone": "UTC", "week": ["Mo-Su 00:00-24:00"], "holidays": holidays}],
        "queues": [{"queue": "support", "sla": "quick"}, {"queue": "billing", "businessHours": "closed"}],
        "tiers": [{"queue": "support", "next": "billing"}],
    })
    agent = Agent(new_page(**DESK, **LANGUAGES[locale]), fresh_hark.url, fresh_hark.login("agent"), locale=locale)
    board = Supervisor(new_page(**BOARD, **LANGUAGES[locale]), fresh_hark.url, fresh_hark.login("supervisor"), locale=locale)
    customer = ask(locale)
    clock = board.waiting.locator(".queue__clock")
    expect(clock).to_have_class(re.compile("chip--due"))
    expect(clock).to_have_class(re.compile("chip--late"))
    expect(board.attention.filter(has_text=board.words("attention.late.firstResponse"))).to_be_visible()
    expect(board.page.locator("hark-queue")).to_contain_text(board.words("queue.closed"))
    each_look(board.page, f"board-{locale}", brief=locale == "zh")

    agent.be("online").open(QUESTIONS[locale])
    chip = agent.page.locator(".chat__clock .chip")
    told = lambda state, kind: re.compile(re.escape(agent.words.starting(f"sla.{state}", target=agent.words(f"sla.{kind}"))))
    expect(chip).to_have_text(told("breached", "firstResponse"))
    expect(waiting(agent)).to_have_attribute("data-level", "late")
    expect(agent.log).to_contain_text(agent.words.starting("event.sla.breached", target=agent.words("sla.firstResponse")))
    each_look(agent.page, f"late-{locale}", brief=locale == "zh")
    agent.reply("Good day.")
    expect(chip).to_have_text(told("paused", "resolution"))
    expect(board.attention.filter(has_text=board.words("attention.late.firstResponse"))).to_have_count(0)
    customer.write("And?")
    expect(chip).to_have_text(told("running", "nextResponse"))
    choose(agent, "chat.escalate")
    agent.page.locator("#escalate-reason").fill("A question of law")
    agent.page.locator("dialog .button--primary").click()
    expect(agent.page.locator(".state__line")).to_contain_text(Words("aside", agent.words.locale).starting("escalate.done"))


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_who_missed_offers_is_told_and_comes_back(fresh_hark, new_page, each_look, locale):
    page = new_page(**DESK, **LANGUAGES[locale])
    sockets = []
    page.route_web_socket("**/ws", lambda socket: sockets.append(socket) or socket.connect_to_server())
    agent = Agent(page, fresh_hark.url, fresh_hark.login("agent"), locale=locale).be("busy")
    news = {"availability": "busy", "because": "missedOffers"}
    sockets[-1].send(json.dumps({"jsonrpc": "2.0", "method": "availability.changed", "params": news}))
    banner = page.locator("hark-inbox").get_by_role("alert")
    expect(banner).to_contain_text(agent.words("away.missedOffers"))
    expect(agent.availability).to_have_attribute("data-availability", "busy")
    each_look(page, f"missed-{locale}", brief=locale == "zh")
    banner.get_by_role("button", name=agent.words("away.back")).press("Enter")
    expect(banner).to_have_count(0)
    expect(agent.availability).to_have_attribute("data-availability", "online")
