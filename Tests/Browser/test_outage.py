"""What was written stays: through a killed server, a reload, a second tab."""

from playwright.sync_api import expect

from people import Agent, Customer

# Pages wait up to 15 s between two tries to connect, at random so that a crowd does not come back at once.
BACK_MS = 20_000
LINES = ("WebSocket connection to", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE")


class Line:
    """The sockets of one person's pages, which a test can cut while the server is there."""

    def __init__(self, context):
        self.is_cut = False
        context.route_web_socket("**/ws", self._open)

    def _open(self, socket):
        if self.is_cut:
            socket.close(code=1001)
        else:
            socket.connect_to_server()


def test_killed_server(fresh_hark, new_page, complaints):
    agent = Agent(new_page(viewport={"width": 1360, "height": 800}), fresh_hark.url, fresh_hark.login("agent")).be("online")
    page = new_page()
    line = Line(page.context)
    customer = Customer(page, fresh_hark.url).open().write("Where is my parcel?")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.ask_for_person()
    agent.open("Where is my parcel?").reply("Let me look.")
    expect(customer.bubble("Let me look.", "theirs")).to_be_visible()

    fresh_hark.kill()
    unsent = customer.words("state.waiting")
    customer.write("Written in the dark.")
    expect(customer.message("Written in the dark.")).to_contain_text(unsent)
    expect(customer.strip).to_have_text(customer.words("connection.reconnecting"))
    agent.reply("Still looking.")
    expect(agent.message("Still looking.")).to_contain_text(agent.words("log.waitingToSend"))

    line.is_cut = True
    fresh_hark.restart()
    page.reload()
    expect(customer.field).to_be_visible()
    line.is_cut = False
    expect(customer.bubble("Written in the dark.")).to_have_count(1, timeout=BACK_MS)
    expect(agent.bubble("Written in the dark.")).to_have_count(1, timeout=BACK_MS)
    expect(customer.bubble("Still looking.", "theirs")).to_have_count(1, timeout=BACK_MS)
    expect(customer.strip).to_be_hidden(timeout=BACK_MS)

    agent.page.reload()
    expect(agent.bubble("Still looking.")).to_have_count(1)
    text = fresh_hark.command("transcript", agent.page.url.split("#")[1])
    assert text.count("Written in the dark.") == 1 and text.count("Still looking.") == 1, text
    complaints[:] = [one for one in complaints if not any(line in one for line in LINES)]


def test_unsent_survives_reload(fresh_hark, new_page, complaints):
    page = new_page()
    line = Line(page.context)
    customer = Customer(page, fresh_hark.url).open().write("Where is my parcel?")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    line.is_cut = True
    fresh_hark.kill()
    customer.write("Kept over the reload.")
    customer.field.fill("and a draft")
    fresh_hark.restart()
    page.reload()
    row = customer.message("Kept over the reload.")
    expect(row).to_contain_text(customer.words("state.waiting"))
    expect(customer.field).to_have_value("and a draft")
    line.is_cut = False
    expect(row).to_contain_text(customer.words("state.sent"), timeout=BACK_MS)
    expect(customer.bubble("Kept over the reload.")).to_have_count(1)
    complaints[:] = [one for one in complaints if not any(line in one for line in LINES)]


def test_desk_before_the_server_speaks(fresh_hark, new_page):
    page = new_page(viewport={"width": 1360, "height": 800})
    line = Line(page.context)
    agent = Agent(page, fresh_hark.url, fresh_hark.login("agent")).be("online")
    expect(page.locator(".inbox__live")).to_be_visible()
    customer = Customer(new_page(), fresh_hark.url).open().write("Where is my parcel?")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.ask_for_person()
    expect(agent.row("Where is my parcel?")).to_be_visible()

    line.is_cut = True
    page.reload()
    expect(agent.row("Where is my parcel?")).to_be_visible()
    expect(page.locator(".inbox__count").last).to_be_hidden()
    expect(page.locator(".inbox__live")).to_be_hidden()
    line.is_cut = False
    expect(page.locator(".inbox__live")).to_be_visible(timeout=BACK_MS)
    expect(agent.row("Where is my parcel?")).to_have_count(1)


def test_pages_without_words_say_so(hark, new_page, complaints):
    page = new_page(viewport={"width": 360, "height": 640})
    page.route("**/i18n/*", lambda route: route.abort())
    page.goto(f"{hark.url}/demo/")
    launcher = page.locator("hark-chat button")
    launcher.click()
    expect(page.frame_locator("hark-chat iframe").get_by_role("alert")).to_have_text("Chat isn't available right now.")
    launcher.click()
    expect(launcher).to_have_attribute("aria-expanded", "false")
    page.goto(f"{hark.url}/console/")
    expect(page.get_by_role("alert")).to_contain_text("Hark can't be reached.")
    complaints.clear()


def test_two_tabs_agree(hark, new_page):
    first = Customer(new_page(), hark.url).open().write("Where is my parcel?")
    expect(first.log.locator("li.message--bot")).to_have_count(1)
    second = Customer(new_page(context=first.page.context), hark.url)
    expect(second.launcher).to_be_visible()
    second.open()
    expect(second.bubble("Where is my parcel?", "mine")).to_be_visible()
    second.write("How long is the warranty?")
    expect(first.bubble("How long is the warranty?", "mine")).to_be_visible()
    expect(first.log.locator("li.message--bot")).to_have_count(2)
    first.ask_for_person()
    for tab in (first, second):
        expect(tab.frame.locator(".panel__queue")).to_be_visible()
        expect(tab.log.locator("li.message--mine")).to_have_count(2)
        expect(tab.log.locator("li.message--bot")).to_have_count(2)
    assert said(first) == said(second)


def said(customer):
    return customer.log.locator("li .bubble, li.log__line").all_inner_texts()
