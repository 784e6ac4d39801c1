"""What a supervisor does with an agent's chat is said to all who see it."""

from playwright.sync_api import expect

from people import Agent, Customer, Supervisor

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
