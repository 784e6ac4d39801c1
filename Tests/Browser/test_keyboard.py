"""Both ways without a pointer: the customer's from the shop to the rating, the agent's from the log-in to the next chat."""

from playwright.sync_api import expect

from people import Agent, Customer, Words

FOCUSED = """() => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at?.getAttribute("aria-label") || at?.textContent || at?.tagName
}"""


def tab_to(page, target, back=False, limit=40):
    """Presses Tab until something has the focus."""
    for _ in range(limit):
        if target.count() and target.first.evaluate("element => element.getRootNode().activeElement === element && document.hasFocus()"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab never came to {target}; it is at {page.evaluate(FOCUSED)!r}")


def test_customer_and_agent(fresh_hark, new_page):
    # The agent logs in and becomes available.
    words = Words("staff", "en")
    desk = new_page(viewport={"width": 1360, "height": 800})
    desk.goto(f"{fresh_hark.url}/console/")
    login = fresh_hark.login("agent")
    expect(desk.locator("#login-email")).to_be_focused()
    desk.keyboard.type(login.email)
    desk.keyboard.press("Tab")
    desk.keyboard.type(login.password)
    desk.keyboard.press("Enter")
    availability = desk.locator(".inbox__availability")
    expect(availability).to_be_enabled()
    tab_to(desk, availability)
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("ArrowUp")
    expect(availability).to_have_attribute("data-availability", "online")

    # The customer opens the chat from the page, asks, and asks for a person.
    page = new_page()
    customer = Customer(page, fresh_hark.url)
    expect(customer.launcher).to_be_visible()
    tab_to(page, customer.launcher)
    page.keyboard.press("Enter")
    expect(customer.field).to_be_focused()
    page.keyboard.type("Where is my parcel?")
    page.keyboard.press("Enter")
    human = customer.choice(customer.words("person"))
    expect(human).to_be_visible()
    tab_to(page, human, back=True)
    page.keyboard.press("Enter")
    expect(customer.field).to_be_focused()
    page.keyboard.type("It is late.")
    page.keyboard.press("Enter")
    expect(customer.bubble("It is late.", "mine")).to_be_visible()
    page.keyboard.press("Escape")
    expect(customer.launcher).to_be_focused()
    expect(customer.launcher).to_have_attribute("aria-expanded", "false")

    # The agent takes the chat, answers, notes and resolves.
    log = desk.locator("hark-chat").get_by_role("log")
    expect(desk.locator(".inbox__open")).to_have_count(1)
    desk.keyboard.press("Alt+ArrowDown")
    text = desk.locator("#composer-text")
    expect(text).to_be_focused()
    desk.keyboard.type("Good day.")
    desk.keyboard.press("Enter")
    expect(log.locator(".bubble", has_text="Good day.")).to_be_visible()
    expect(customer.launcher).to_have_attribute("aria-label", "Chat with us, 1 unread")
    desk.keyboard.press("Alt+n")
    desk.keyboard.type("Calm.")
    desk.keyboard.press("Enter")
    expect(log.locator(".message--note .bubble", has_text="Calm.")).to_be_visible()
    desk.keyboard.press("Alt+n")
    desk.keyboard.type("/hel")
    expect(desk.locator("#canned-list [role=option]").first).to_be_visible()
    desk.keyboard.press("Enter")
    expect(text).not_to_have_value("/hel")
    desk.keyboard.press("Control+Enter")
    expect(log.locator("li.message--mine")).to_have_count(2)
    desk.keyboard.press("Escape")
    expect(log).to_be_focused()
    for letter in "1jk":
        desk.keyboard.press(letter)
        expect(log).to_be_focused()
    expect(text).to_have_value("")
    desk.keyboard.press("e")
    expect(desk.get_by_role("radio", name=words("resolve.outcome.solved"), exact=True)).to_be_focused()
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".inbox__open")).to_have_count(0)
    expect(availability).to_be_focused()
    desk.reload()
    expect(desk.locator(".inbox__empty")).to_contain_text("1 chat resolved today")

    # The customer comes back to the answer and rates it.
    page.keyboard.press("Enter")
    expect(customer.field).to_be_focused()
    expect(customer.bubble("Good day.", "theirs")).to_be_visible()
    tab_to(page, customer.score("great"), back=True)
    page.keyboard.press("Space")
    expect(customer.score("great")).to_be_checked()
    tab_to(page, customer.frame.locator(".panel__survey textarea"))
    page.keyboard.type("Fine.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(customer.frame.locator(".panel__survey")).to_contain_text(customer.survey_words("thanksName", name="Maya Chen"))
    expect(customer.frame.get_by_role("button", name=customer.survey_words("startOver"))).to_be_focused()
