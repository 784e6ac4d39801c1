"""What Hark reads out of messages is shown where it helps: moods with their reason, numbers that lead to the search."""

import json
import re

import pytest
from playwright.sync_api import expect

from people import Agent, Customer, Supervisor, Words
from test_keyboard import tab_to

DESK = {"viewport": {"width": 1440, "height": 900}}
ORDER = "A-10023"
QUESTION = f"Where is my order {ORDER}? I have been waiting since Monday."
ANGRY = "I am furious! This is useless, the worst shop ever. I want my refund now!"


@pytest.fixture
def agent(fresh_hark, new_page):
    context = new_page(**DESK).context
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=fresh_hark.url)
    return Agent(context.pages[0], fresh_hark.url, fresh_hark.login("agent")).be("online")


@pytest.fixture
def customer(fresh_hark, new_page):
    return Customer(new_page(), fresh_hark.url).open()


def ask(customer, agent, text=QUESTION):
    customer.write(text)
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.ask_for_person()
    agent.open(text)


def mood(agent):
    return agent.page.locator(".mood__chip")


def test_mood_is_shown_told_and_corrected(agent, customer, axe):
    page, words = agent.page, agent.words
    ask(customer, agent)
    customer.write(ANGRY)
    expect(mood(agent)).to_contain_text(words("mood.level.angry"))
    expect(agent.rows.locator(".chip", has_text=words("mood.level.angry"))).to_be_visible()

    # The reason is there for the keyboard: at the focus, and in the panel.
    tab_to(page, mood(agent), back=True)
    expect(page.get_by_role("tooltip")).to_be_visible()
    expect(page.get_by_role("tooltip")).to_contain_text("Angry in")
    axe(page, "the mood's reason")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    page.keyboard.press("Enter")
    panel = page.locator(".mood__panel")
    expect(panel).to_contain_text("“furious”")
    expect(panel.locator(".mood__said")).to_have_text(ANGRY)
    axe(page, "the mood's panel")

    # "Not right" sets the label of that message, at once and marked.
    tab_to(page, panel.get_by_role("button", name=words("mood.notRight")))
    page.keyboard.press("Enter")
    expect(panel.get_by_role("radio")).to_have_count(5)
    expect(panel.get_by_role("radio", name=words("mood.veryNegative"))).to_be_focused()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    axe(page, "the five labels")
    page.keyboard.press("Enter")
    expect(panel).to_be_hidden()
    expect(mood(agent)).to_be_focused()
    expect(page.locator(".state__line")).to_contain_text(words("mood.done", label=words("mood.neutral")))
    page.keyboard.press("Enter")
    expect(panel).to_contain_text(words("mood.corrected", label=words("mood.neutral")))
    expect(agent.log).to_contain_text(words("event.correctedYou"))


def test_rating_to_expect_is_shown_with_its_reasons(agent, customer, axe, shot):
    page, words = agent.page, Words("rating", agent.words.locale)
    ask(customer, agent)
    agent.reply("I don't know. Please wait.")
    for text in (ANGRY, "You did not answer. I asked where my order is!", "This is a waste of time. You did not answer."):
        customer.write(text)
    chip = page.locator(".rated__chip")
    expect(chip).to_contain_text(re.compile(r"\d+ ?%"))
    tab_to(page, chip, back=True)
    page.keyboard.press("Enter")
    panel = page.locator(".rated__panel")
    expect(panel).to_contain_text(words("rated.against"))
    expect(panel.get_by_role("listitem").first).to_be_visible()
    expect(panel).not_to_contain_text("undefined")
    axe(page, "the rating to expect")
    shot(page, "rating-panel")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(chip).to_be_focused()


def test_refused_correction_is_told_in_the_panel(fresh_hark, customer, new_page):
    page = new_page(**DESK)
    page.route_web_socket("**/ws", refusing("sentiment.correct"))
    agent = Agent(page, fresh_hark.url, fresh_hark.login("agent")).be("online")
    ask(customer, agent)
    customer.write(ANGRY)
    mood(agent).click()
    panel = page.locator(".mood__panel")
    panel.get_by_role("button", name=agent.words("mood.notRight")).click()
    panel.get_by_role("radio", name=agent.words("mood.veryPositive")).check()
    panel.get_by_role("button", name=agent.words("mood.correct")).click()
    expect(panel.get_by_role("alert")).to_have_text(agent.words("common.failed", reason=agent.words("reason.unavailable")))
    expect(panel.get_by_role("radio", name=agent.words("mood.veryPositive"))).to_be_checked()
    panel.get_by_role("button", name=agent.words("common.cancel")).click()
    expect(panel).to_be_hidden()
    expect(mood(agent)).to_contain_text(agent.words("mood.level.angry"))


def refusing(method):
    """A handler of sockets that answers one method with a refusal and passes the rest on."""

    def handle(socket):
        server = socket.connect_to_server()

        def take(frame):
            call = json.loads(frame)
            if call.get("method") != method:
                return server.send(frame)
            error = {"code": 1050, "message": "no", "data": {"slug": "unavailable", "temporary": True}}
            socket.send(json.dumps({"jsonrpc": "2.0", "id": call["id"], "error": error}))

        socket.on_message(take)

    return handle


def test_order_number_leads_to_the_search(agent, customer, new_page, axe):
    page, words = agent.page, agent.words
    ask(customer, agent)
    message = agent.message(QUESTION)
    chip = message.get_by_role("button", name=re.compile(re.escape(ORDER)))
    expect(chip).to_contain_text(words("found.order"))
    chip.click()
    field = page.get_by_role("combobox", name=words("search.field"))
    expect(field).to_have_value(ORDER)
    hit = page.get_by_role("option").filter(has_text="waiting since Monday")
    expect(hit.locator("mark").first).to_have_text(ORDER)
    axe(page, "the results")

    # Elsewhere the keyboard finds it too, and comes to the place.
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(chip).to_be_focused()
    page.goto(f"{agent.url}/console/")
    expect(agent.row(QUESTION)).to_be_visible()
    page.locator(".inbox__head button").focus()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(page.locator(".search__state")).to_contain_text(words("search.hint"))
    page.keyboard.type("waiting")
    expect(hit).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(agent.message(QUESTION)).to_have_class(re.compile("sought"))
    expect(agent.message(QUESTION)).to_be_in_viewport()


def test_result_is_shown_however_far_back_it_is(agent, customer):
    page = agent.page
    ask(customer, agent)
    for number in range(80):
        agent.text.fill(f"Line {number}")
        agent.text.press("Enter")
    expect(customer.bubble("Line 79")).to_be_visible()
    page.reload()
    expect(agent.bubble("Line 79")).to_be_visible()
    expect(agent.message(QUESTION)).to_have_count(0)
    page.get_by_role("button", name=agent.words("search.field")).click()
    page.get_by_role("combobox", name=agent.words("search.field")).fill(ORDER)
    expect(page.locator(".search__hit")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(agent.message(QUESTION)).to_be_in_viewport()
    expect(agent.message(QUESTION)).to_have_class(re.compile("sought"))


def test_search_tells_what_it_could_not_do(agent, complaints, axe):
    page, words = agent.page, agent.words
    page.get_by_role("button", name=words("search.field")).click()
    field = page.get_by_role("combobox", name=words("search.field"))
    state = page.locator(".search__state")
    field.fill("zzqx")
    expect(state).to_contain_text(words("search.none", query="zzqx"))
    field.fill("?!")
    expect(state).to_contain_text(words("search.bad"))
    page.route("**/api/v1/search*", lambda route: route.fulfill(json={"items": [], "complete": False}))
    field.fill("parcel")
    expect(page.locator(".search__partial")).to_have_text(words("search.partial"))
    axe(page, "a search over half an index")
    page.unroute("**/api/v1/search*")
    page.route("**/api/v1/search*", lambda route: route.abort())
    field.fill("parcels")
    expect(state).to_contain_text(words("search.failed", reason=words("reason.offline")))
    page.unroute("**/api/v1/search*")
    page.get_by_role("button", name=words("common.retry")).click()
    expect(state).to_contain_text(words("search.none", query="parcels"))
    complaints.clear()


def test_address_is_copied(agent, customer):
    ask(customer, agent, "Write to Ana@Example.org or call +34 600 123 456 about it, please.")
    agent.log.get_by_role("button", name=re.compile("ana@example.org")).click()
    expect(agent.page.locator(".state__line")).to_contain_text(agent.words("found.copied", value="ana@example.org"))
    assert agent.page.evaluate("navigator.clipboard.readText()") == "ana@example.org"


def test_customer_gets_none_of_it(fresh_hark, agent, new_page):
    page, frames = new_page(), []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(str(frame))))
    customer = Customer(page, fresh_hark.url).open()
    ask(customer, agent)
    customer.write(ANGRY)
    expect(mood(agent)).to_be_visible()
    agent.reply("I am sorry.")
    expect(customer.bubble("I am sorry.")).to_be_visible()
    assert any("I am sorry." in frame for frame in frames)
    assert not [frame for frame in frames if re.search("sentiment|analysed|entities|anger", frame)]
    assert customer.frame.locator(".chip, .found, .mood").count() == 0


def test_flag_is_on_the_board_and_acknowledged(fresh_hark, agent, customer, new_page, axe):
    board = Supervisor(new_page(**DESK), fresh_hark.url, fresh_hark.login("supervisor"))
    ask(customer, agent)
    customer.write(ANGRY)
    row = board.attention.filter(has_text=board.words("attention.angryMood"))
    expect(row).to_contain_text("“furious”")
    expect(board.agents.locator(".agent__chat")).to_contain_text(board.words("mood.level.angry"))
    axe(board.page, "a flag on the board")
    row.get_by_role("button", name=board.words("attention.acknowledge")).click()
    expect(row).to_contain_text(board.words("attention.youAcknowledged"))

    row.get_by_role("button", name=board.words("attention.open")).click()
    expect(board.peek.locator(".mood__chip")).to_contain_text(board.words("mood.level.angry"))
    board.peek.get_by_role("button", name=re.compile(re.escape(ORDER))).click()
    expect(board.page.get_by_role("combobox", name=board.words("search.field"))).to_have_value(ORDER)


SAID = {
    "en": ("Order A-10023 of Friday, 49.90 EUR, ana@example.org", ANGRY),
    "zh": ("订单 A-10023，周五付了 358 元，电话 13800138000", "我非常愤怒！垃圾服务，太差了，我要退款！"),
}


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_looks(fresh_hark, new_page, each_look, locale):
    order, angry = SAID[locale]
    page = new_page(**DESK, locale="zh-CN" if locale == "zh" else "en-GB")
    agent = Agent(page, fresh_hark.url, fresh_hark.login("agent"), locale=locale).be("online")
    customer = Customer(new_page(locale=page.evaluate("navigator.language")), fresh_hark.url, locale=locale).open()
    ask(customer, agent, order)
    customer.write(angry)
    expect(mood(agent)).to_be_visible()
    each_look(page, "chips")
    mood(agent).click()
    page.locator(".mood__wrong").click()
    each_look(page, "right-label")
    page.keyboard.press("Escape")
    agent.message(order).get_by_role("button", name="A-10023").click()
    expect(page.locator(".search__hit")).to_be_visible()
    each_look(page, "search")
