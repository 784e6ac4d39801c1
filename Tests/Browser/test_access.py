"""Every page and frame in every state, light and dark, wide and narrow: axe finds nothing, nothing sticks out."""

import pytest
from playwright.sync_api import expect

from people import Agent, Customer, Staff, Supervisor

SECTIONS = ["people", "bot", "routing", "survey", "queues", "canned", "sites", "rules", "articles", "language"]
DESK = {"viewport": {"width": 1360, "height": 800}}
QUESTIONS = {"en": ("Where is my parcel?", "My zip is broken."), "zh": ("我的包裹在哪里？", "拉链坏了。")}


class Administrator(Staff):
    place = "admin"


@pytest.fixture(params=["en", "zh"])
def locale(request):
    return request.param


@pytest.fixture
def person(new_page, locale):
    """Opens pages of people who all read one language."""
    return lambda **options: new_page(**{"locale": "zh-CN" if locale == "zh" else "en-GB", **options})


@pytest.fixture
def look(each_look, locale):
    return lambda page, what, brief=False: each_look(page, what, brief or locale != "en")


def ask_for_person(page, hark, text, locale):
    customer = Customer(page, hark.url, locale).open().write(text)
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    return customer.ask_for_person()


def test_widget(fresh_hark, person, look, locale):
    customer = Customer(person(), fresh_hark.url, locale)
    look(customer.page, "shop")
    customer.open()
    look(customer.page, "greeting")
    customer.write(QUESTIONS[locale][0])
    expect(customer.choice(customer.words("person"))).to_be_visible()
    look(customer.page, "bot")
    customer.write(QUESTIONS[locale][0])
    expect(customer.log.locator("li.message--mine")).to_have_count(2)
    customer.ask_for_person()
    expect(customer.frame.locator(".panel__queue")).to_be_visible()
    look(customer.page, "queued")
    customer.frame.get_by_role("button", name=customer.words("menu"), exact=True).click()
    end = customer.frame.get_by_role("menuitem", name=customer.words("menu.end"))
    expect(end).to_be_visible()
    look(customer.page, "menu")
    end.click()
    look(customer.page, "confirm")
    customer.frame.get_by_role("button", name=customer.words("end.end"), exact=True).click()
    customer.score("good").check()
    look(customer.page, "survey")


def test_console(fresh_hark, person, look, locale):
    page = person(**DESK)
    page.goto(f"{fresh_hark.url}/console/")
    expect(page.locator("#login-email")).to_be_visible()
    look(page, "login")
    agent = Agent(page, fresh_hark.url, fresh_hark.login("agent"), locale=locale).be("online")
    look(page, "empty")
    for question in QUESTIONS[locale]:
        ask_for_person(person(), fresh_hark, question, locale)
        expect(agent.row(question)).to_be_visible()
    look(page, "chats")
    agent.open(question).reply(agent.words("score.5"))
    agent.note(agent.words("score.1"))
    look(page, "chat")
    page.get_by_role("button", name=agent.words("composer.note"), exact=True).click()
    agent.text.fill("/")
    look(page, "note")
    page.get_by_role("button", name=agent.words("composer.reply"), exact=True).click()
    agent.text.fill("/")
    expect(page.locator("#canned-list [role=option]").first).to_be_visible()
    look(page, "canned")
    agent.text.fill("")
    for key, name in (("chat.help", "help"), ("chat.transfer", "transfer")):
        agent.press(key)
        expect(page.locator("hark-dialog dialog")).to_be_visible()
        look(page, name)
        page.keyboard.press("Escape")
        expect(page.locator("hark-dialog")).to_have_count(0)
    agent.press("chat.resolve")
    look(page, "resolve")
    page.get_by_role("button", name=agent.words("resolve.submit")).click()
    expect(agent.row(question)).to_have_count(0)
    page.locator("hark-rail").get_by_role("button", name=agent.words("nav.keysLong")).click()
    look(page, "keys")
    page.keyboard.press("Escape")
    page.locator("hark-rail").get_by_role("button", name=agent.words("nav.you"), exact=True).click()
    look(page, "you")


def test_board(fresh_hark, person, look, locale):
    board = Supervisor(person(**DESK), fresh_hark.url, fresh_hark.login("supervisor"), locale=locale)
    look(board.page, "quiet")
    ask_for_person(person(), fresh_hark, QUESTIONS[locale][0], locale)
    expect(board.attention).to_have_count(1)
    look(board.page, "busy")
    board.attention.locator(".attention__peek").click()
    expect(board.peek.locator(".bubble").first).to_be_visible()
    look(board.page, "peek")
    board.page.keyboard.press("Escape")
    board.waiting.get_by_role("button", name=board.words("queue.assign")).click()
    expect(board.page.locator("hark-dialog dialog")).to_be_visible()
    look(board.page, "assign")


def test_admin(fresh_hark, person, look, locale):
    admin = Administrator(person(**DESK), fresh_hark.url, fresh_hark.login("admin"), locale=locale)
    page = admin.page
    expect(page.locator("main")).to_contain_text("Maya Chen")
    look(page, "people")
    for section in SECTIONS:
        if section in ("bot", "routing", "survey"):
            continue  # they have tests of their own
        page.locator(".admin__section").nth(SECTIONS.index(section)).click()
        expect(page.locator(".admin__row").first).to_be_visible()
        page.locator(".admin__row").first.click()
        look(page, section, brief=True)
