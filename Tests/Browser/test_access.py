"""Every page and frame in every state, light and dark, wide and narrow: axe finds nothing, nothing sticks out."""

from playwright.sync_api import expect

from people import Agent, Customer, Staff, Supervisor


class Administrator(Staff):
    place = "admin"


def test_widget(fresh_hark, new_page, each_look):
    customer = Customer(new_page(), fresh_hark.url)
    each_look(customer.page, "shop")
    customer.open()
    each_look(customer.page, "greeting")
    customer.write("Where is my parcel?")
    expect(customer.choice(customer.words("person"))).to_be_visible()
    each_look(customer.page, "bot")
    customer.ask_for_person()
    expect(customer.frame.locator(".panel__queue")).to_be_visible()
    each_look(customer.page, "queued")
    customer.frame.get_by_role("button", name=customer.words("menu"), exact=True).click()
    end = customer.frame.get_by_role("menuitem", name=customer.words("menu.end"))
    expect(end).to_be_visible()
    each_look(customer.page, "menu")
    end.click()
    each_look(customer.page, "confirm")
    customer.frame.get_by_role("button", name=customer.words("end.end"), exact=True).click()
    customer.score("good").check()
    each_look(customer.page, "survey")


def test_console(fresh_hark, new_page, each_look):
    page = new_page(viewport={"width": 1360, "height": 800})
    page.goto(f"{fresh_hark.url}/console/")
    expect(page.locator("#login-email")).to_be_visible()
    each_look(page, "login")
    agent = Agent(page, fresh_hark.url, fresh_hark.login("agent")).be("online")
    each_look(page, "empty")
    for question in ("Where is my parcel?", "My zip is broken."):
        customer = Customer(new_page(), fresh_hark.url).open().write(question)
        expect(customer.log.locator("li.message--bot").first).to_be_visible()
        customer.ask_for_person()
        expect(agent.row(question)).to_be_visible()
    each_look(page, "chats")
    agent.open("My zip is broken.").reply("Shall I send you a slider?")
    agent.note("Zips of 2024 fail often.")
    each_look(page, "chat")
    page.get_by_role("button", name=agent.words("composer.note"), exact=True).click()
    agent.text.fill("/")
    each_look(page, "note")
    page.get_by_role("button", name=agent.words("composer.reply"), exact=True).click()
    agent.text.fill("/")
    expect(page.locator("#canned-list [role=option]").first).to_be_visible()
    each_look(page, "canned")
    agent.text.fill("")
    for key, name in (("chat.help", "help"), ("chat.transfer", "transfer")):
        agent.press(key)
        expect(page.locator("hark-dialog dialog")).to_be_visible()
        each_look(page, name)
        page.keyboard.press("Escape")
        expect(page.locator("hark-dialog")).to_have_count(0)
    agent.press("chat.resolve")
    each_look(page, "resolve")
    page.get_by_role("button", name=agent.words("resolve.submit")).click()
    expect(agent.row("My zip is broken.")).to_have_count(0)
    page.locator("hark-rail").get_by_role("button", name=agent.words("nav.keysLong")).click()
    each_look(page, "keys")
    page.keyboard.press("Escape")
    page.locator("hark-rail").get_by_role("button", name=agent.words("nav.you"), exact=True).click()
    each_look(page, "you")


def test_board(fresh_hark, new_page, each_look):
    board = Supervisor(new_page(viewport={"width": 1360, "height": 800}), fresh_hark.url, fresh_hark.login("supervisor"))
    each_look(board.page, "quiet")
    customer = Customer(new_page(), fresh_hark.url).open().write("Where is my parcel?")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.ask_for_person()
    expect(board.attention).to_have_count(1)
    each_look(board.page, "busy")
    board.attention.locator(".attention__peek").click()
    expect(board.peek.locator(".bubble").first).to_be_visible()
    each_look(board.page, "peek")
    board.page.keyboard.press("Escape")
    board.waiting.get_by_role("button", name=board.words("queue.assign")).click()
    expect(board.page.locator("hark-dialog dialog")).to_be_visible()
    each_look(board.page, "assign")


def test_admin(fresh_hark, new_page, each_look):
    admin = Administrator(new_page(viewport={"width": 1360, "height": 800}), fresh_hark.url, fresh_hark.login("admin"))
    page = admin.page
    expect(page.locator("main")).to_contain_text("Maya Chen")
    each_look(page, "people")
