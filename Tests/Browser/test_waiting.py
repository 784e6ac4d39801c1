"""Who waits in line is told where they stand, and need not sit before the screen when it takes long."""

import pytest
from playwright.sync_api import expect

from people import Agent, Customer, Words
from test_keyboard import tab_to

ADDRESS = "ana@example.com"


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_an_address_is_left_and_the_place_kept(fresh_hark, new_page, each_look, locale):
    page = new_page(locale="zh-CN" if locale == "zh" else "en-GB")
    own = Words("waiting", "zh-CN" if locale == "zh" else "en")
    customer = Customer(page, fresh_hark.url, locale).open().write(ADDRESS.partition("@")[0])
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.ask_for_person()
    line = customer.frame.locator(".panel__queue")
    place = line.locator(".panel__place")
    expect(place).to_contain_text("1")
    said = place.inner_text()
    leave = line.get_by_role("button", name=own("leave"), exact=True)
    tab_to(page, leave, back=True)
    page.keyboard.press("Enter")
    field = line.get_by_label(own("address"))
    expect(field).to_be_focused()

    # Escape leaves the form, not the chat.
    page.keyboard.press("Escape")
    expect(leave).to_be_focused()
    expect(leave).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    page.keyboard.type("ana@")
    page.keyboard.press("Enter")
    expect(line.get_by_role("alert")).to_have_text(own("addressWrong"))
    each_look(page, f"address-{locale}", brief=locale == "zh")
    field.fill(ADDRESS)
    field.press("Enter")

    expect(customer.bubble(own("reachMe", address=ADDRESS), "mine")).to_be_visible()
    expect(customer.field).to_be_focused()
    expect(leave).to_be_hidden()
    expect(place).to_have_text(said)
    agent = Agent(new_page(), fresh_hark.url, fresh_hark.login("agent")).be("online")
    expect(line).to_be_hidden()
    agent.open(ADDRESS)
