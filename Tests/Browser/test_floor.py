"""What a supervisor does with an agent's chat is said to all who see it."""

from playwright.sync_api import expect

from people import Agent, Customer, Supervisor, Words

DESK = {"viewport": {"width": 1440, "height": 900}}


def test_take_over_is_told(fresh_hark, new_page):
    agent = Agent(new_page(**DESK), fresh_hark.url, fresh_hark.login("agent")).be("online")
    board = Supervisor(new_page(**DESK), fresh_hark.url, fresh_hark.login("supervisor"))
    customer = Customer(new_page(), fresh_hark.url).open().write("Where is my parcel?")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.ask_for_person()
    expect(agent.row("Where is my parcel?")).to_be_visible()

    board.agents.locator(".agent__chat").click()
    mark = board.peek.locator(".peek__mark")
    expect(mark).to_have_text(board.words("peek.mark"))
    board.peek.get_by_role("button", name=board.words("peek.takeOver")).click()
    board.page.get_by_role("dialog").get_by_role("button", name=board.words("peek.takeOver")).click()

    expect(mark).to_contain_text(board.words("peek.tookOver"))
    expect(agent.page.locator(".state__line")).to_contain_text("Sara Okafor took the chat")
    expect(agent.rows).to_have_count(0)
    expect(customer.state).to_have_text(customer.words("with", name="Sara Okafor"))
    mark.get_by_role("link").click()
    expect(board.page.locator("#composer-text")).to_be_visible()


def test_how_the_bot_does_is_on_the_board(fresh_hark, new_page, each_look):
    customer = Customer(new_page(), fresh_hark.url).open().write("Where is my parcel?")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.ask_for_person()
    expect(customer.state).not_to_be_empty()
    board = Supervisor(new_page(**DESK), fresh_hark.url, fresh_hark.login("supervisor"))
    words = Words("board", board.words.locale)
    panel = board.page.locator("hark-bot-sums")
    expect(panel.locator("table")).to_have_count(0)

    panel.locator("summary").focus()
    board.page.keyboard.press("Enter")

    heads = panel.locator("thead th")
    expect(heads).to_have_text([words("bot.measure"), words("bot.today"), words("bot.days", n=7), words("bot.days", n=30)])
    row = panel.locator("tr").filter(has_text=words("bot.reason.customerAsked"))
    expect(row.locator("td")).to_have_text(["1", "1", "1"])
    each_look(board.page, "board-bot")
    board.page.set_viewport_size(DESK["viewport"])
    board.page.locator("body").click(position={"x": 5, "y": 890})
    board.page.keyboard.press("b")
    expect(panel.locator("table")).to_be_hidden()
    expect(panel.locator("summary")).to_be_focused()
