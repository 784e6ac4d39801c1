"""Two colleagues cannot talk over each other without knowing it."""

from playwright.sync_api import expect

from people import Agent, Customer


def test_send_guard(fresh_hark, new_page):
    where = {"viewport": {"width": 1360, "height": 800}}
    agent = Agent(new_page(**where), fresh_hark.url, fresh_hark.login("agent")).be("online")
    customer = Customer(new_page(), fresh_hark.url).open().write("Where is my parcel?")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.ask_for_person()
    agent.open("Where is my parcel?")
    agent.text.press_sequentially("It is lost")

    page = new_page(**where)
    colleague = Agent(page, fresh_hark.url, fresh_hark.login("supervisor"))
    page.goto(f"{fresh_hark.url}/console/#{agent.page.url.split('#')[1]}")
    expect(colleague.text).to_be_focused()
    colleague.reply("It comes tomorrow.")
    expect(agent.bubble("It comes tomorrow.")).to_be_visible()

    agent.text.press("Enter")
    expect(agent.guard).to_contain_text("Sara Okafor")
    agent.text.press("Enter")
    expect(agent.bubble("It is lost")).to_have_count(0)
    expect(agent.text).to_have_value("It is lost")
    again = agent.guard.get_by_role("button", name=agent.words("guard.send"))
    while agent.guard.is_visible():
        again.click()
    expect(customer.bubble("It is lost", "theirs")).to_have_count(1)
    expect(customer.bubble("It comes tomorrow.", "theirs")).to_have_count(1)


def test_chat_that_cannot_be_shown(hark, new_page):
    page = new_page(viewport={"width": 360, "height": 640})
    agent = Agent(page, hark.url, hark.login("agent"))
    page.goto(f"{hark.url}/console/#0000000000000")
    page.reload()
    expect(page.get_by_role("alert").filter(has_text=agent.words("reason.notFound"))).to_be_visible()
    page.get_by_role("button", name=agent.words("common.retry")).click()
    page.get_by_role("button", name=agent.words("common.back")).click()
    expect(agent.availability).to_be_visible()
    expect(page).to_have_url(f"{hark.url}/console/")
