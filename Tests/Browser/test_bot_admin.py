"""The admin's page of the bot: a draft is written, checked, published and taken back, and customers meet it."""

import re

import pytest
from playwright.sync_api import expect

from people import BotAdministrator, Customer

GREETING = "Hi, how can we help?"


@pytest.fixture
def admin(fresh_hark, page):
    return BotAdministrator(page, fresh_hark.url, fresh_hark.login("admin"))


def having(text):
    """A whole text with this somewhere in it."""
    return re.compile(re.escape(text))


def greets(new_page, hark, text):
    customer = Customer(new_page(), hark.url).open()
    expect(customer.frame.locator(".panel__hello")).to_contain_text(text)


def test_publish_and_roll_back(admin, fresh_hark, new_page):
    page = admin.page
    admin.draft().replace(GREETING, "Ahoy, how can we help?").save()
    expect(admin.marks).to_have_text(admin.bot_words("bot.mark.changed"))
    admin.press("bot.changes")
    expect(page.locator(".diff__line--removed")).to_contain_text(GREETING)
    expect(page.locator(".diff__line--added")).to_contain_text("Ahoy")
    greets(new_page, fresh_hark, GREETING)
    admin.press("bot.publish").answer("Warmer words").says("bot.speaksNow", n=2)
    greets(new_page, fresh_hark, "Ahoy")

    admin.tab("versions")
    expect(admin.version(2)).to_contain_text("Warmer words")
    expect(admin.version(2)).to_contain_text(admin.bot_words("bot.speaks"))
    admin.press("bot.letSpeakOne", n=1).answer("Too warm").says("bot.speaksNow", n=1)
    expect(admin.version(1)).to_contain_text("Too warm")
    greets(new_page, fresh_hark, GREETING)
    page.locator(".state__line").get_by_role("button").click()
    expect(admin.version(2)).to_contain_text(admin.bot_words("bot.undoReason"))
    greets(new_page, fresh_hark, "Ahoy")

    admin.press("bot.lookOne", n=1).open("bot.yaml")
    expect(admin.text).to_have_attribute("readonly", "")
    admin.press("bot.changes")
    expect(page.locator(".diff__line--removed")).to_contain_text("Ahoy")
    admin.press("bot.backToVersions")
    expect(page.get_by_role("button", name=admin.bot_words("bot.lookOne", n=1))).to_be_focused()
    page.reload()
    expect(page.get_by_role("tab", selected=True)).to_have_text(admin.bot_words("bot.versions"))
    expect(admin.version(2)).to_be_visible()


def test_fault_leads_to_its_line(admin, axe):
    page = admin.page
    admin.draft().replace("smallTalk: true", "smallTalk: perhaps").save()
    expect(page.locator("#draft-publish")).to_be_disabled()
    admin.open("articles/returns.md")
    axe(page, "a draft with a fault")
    page.locator(".faults__fault").filter(has_text="bot.yaml").first.click()
    expect(admin.text).to_be_focused()
    assert admin.text.evaluate("text => text.value.slice(text.selectionStart, text.selectionEnd)").strip() == "smallTalk: perhaps"
    admin.replace("smallTalk: perhaps", "smallTalk: true").save()
    expect(page.locator(".faults__fault")).to_have_count(0)


def test_two_write_one_file(admin, fresh_hark, new_page, complaints):
    other = BotAdministrator(new_page(), fresh_hark.url, fresh_hark.login("admin"))
    admin.draft()
    other.tab("draft").open("articles/returns.md").replace("# ", "# Theirs: ").save()
    admin.replace(GREETING, "Mine, how can we help?").save()
    other.open("bot.yaml").replace(GREETING, "Theirs, how can we help?").press("bot.act.save")
    clash = other.page.locator("hark-bot-text .admin__summary")
    expect(clash).to_be_visible()
    expect(other.text).to_have_value(having("Theirs, how can we help?"))
    other.press("bot.act.takeTheirs")
    expect(clash).to_have_count(0)
    expect(other.text).to_have_value(having("Mine, how can we help?"))
    other.replace("Mine,", "Both,").save()
    draft = other.page.evaluate("fetch('/api/v1/bot/draft').then((answer) => answer.json())")
    texts = {file["name"]: file["text"] for file in draft["files"]}
    assert "Both, how can we help?" in texts["bot.yaml"] and texts["articles/returns.md"].count("Theirs: ") == 1
    complaints[:] = [line for line in complaints if "409" not in line]


def test_files_come_and_go(admin):
    page = admin.page
    admin.draft().press("bot.newFile").answer("notes.tsv")
    expect(admin.text).to_be_focused()
    page.keyboard.type("a line")
    expect(admin.marks.first).to_have_text(admin.bot_words("bot.unsaved"))
    page.locator(".admin__section").get_by_text(admin.words("admin.people"), exact=True).click()
    page.get_by_role("button", name=admin.words("admin.stay"), exact=True).click()
    expect(page.locator("hark-dialog")).to_have_count(0)
    admin.text.press("Control+s")
    admin.says("bot.fileSaved", name="notes.tsv")
    expect(admin.marks).to_have_text(admin.bot_words("bot.mark.added"))
    admin.press("bot.act.remove")
    page.locator("hark-dialog .button--danger").click()
    expect(page.locator(".files__file[data-name='notes.tsv']")).to_have_count(0)
    page.locator(".state__line").get_by_role("button").click()
    expect(page.locator(".files__file[data-name='notes.tsv']")).to_be_visible()
    admin.press("bot.discard")
    page.locator("hark-dialog .button--danger").click()
    expect(page.get_by_role("button", name=admin.bot_words("bot.makeDraft"))).to_be_visible()
    page.locator(".state__line").get_by_role("button").click()
    expect(page.locator(".files__file[data-name='notes.tsv'] .chip")).to_have_text(admin.bot_words("bot.mark.added"))


def test_outage_keeps_what_was_typed(admin, fresh_hark, complaints):
    page = admin.page
    save = page.get_by_role("button", name=admin.bot_words("bot.act.save"), exact=True)
    admin.draft().replace(GREETING, "Typed before the outage")
    fresh_hark.kill()
    expect(page.locator("#draft-why")).to_have_text(admin.words("admin.offline"), timeout=15_000)
    expect(save).to_be_disabled()
    admin.replace("before", "during")
    fresh_hark.restart()
    expect(save).to_be_enabled(timeout=20_000)
    save.click()
    admin.says("bot.fileSaved", name="bot.yaml")
    expect(admin.text).to_have_value(having("Typed during the outage"))
    complaints.clear()


def test_section_that_cannot_be_fetched_is_tried_again(fresh_hark, page, complaints):
    page.route("**/i18n/bot.*", lambda route: route.abort())
    admin = BotAdministrator(page, fresh_hark.url, fresh_hark.login("admin"))
    expect(page.locator("hark-list")).to_contain_text(admin.words("reason.offline"))
    page.unroute("**/i18n/bot.*")
    page.get_by_role("button", name=admin.words("common.retry"), exact=True).click()
    expect(page.locator(".tabs__empty")).to_have_text(admin.bot_words("bot.quiet"))
    expect(page.locator("hark-list")).to_be_hidden()
    complaints.clear()


def test_figures_by_keyboard(admin, fresh_hark, new_page, complaints):
    page = admin.page
    expect(page.locator(".tabs__empty")).to_have_text(admin.bot_words("bot.quiet"))
    customer = Customer(new_page(), fresh_hark.url).open()
    for question in ("How do I return something?", "Where is my parcel?"):
        customer.write(question)
        expect(customer.log.locator("li.message--bot").last).to_be_visible()
        expect(customer.choice(customer.words("person")).last).to_be_visible()
    customer.ask_for_person()
    expect(customer.frame.locator(".panel__queue")).to_be_visible()
    page.route("**/api/v1/reports/bot*", lambda route: route.abort())
    admin.press("bot.refresh")
    expect(page.get_by_role("alert")).to_contain_text(admin.words("reason.offline"))
    page.unroute("**/api/v1/reports/bot*")
    page.get_by_role("button", name=admin.words("common.retry"), exact=True).click()
    rows = page.locator(".bot__answers tbody tr")
    expect(rows.filter(has_text="returns")).to_have_count(1)
    by_name = page.locator("#bot-sort-id")
    by_name.press("Enter")
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    names = rows.locator("code").all_inner_texts()
    by_name.press("Enter")
    expect(by_name).to_be_focused()
    assert rows.locator("code").all_inner_texts() == names[::-1] and len(names) > 1
    tab = page.get_by_role("tab", selected=True)
    tab.press("ArrowLeft")
    expect(tab).to_have_text(admin.bot_words("bot.versions"))
    expect(tab).to_be_focused()
    assert page.evaluate("location.hash") == "#bot/versions"
    complaints.clear()


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_looks(fresh_hark, new_page, each_look, locale):
    page = new_page(locale="zh-CN" if locale == "zh" else "en-GB", viewport={"width": 1360, "height": 800})
    admin = BotAdministrator(page, fresh_hark.url, fresh_hark.login("admin"), locale=locale)
    expect(page.locator(".tabs__empty")).to_be_visible()
    each_look(page, "bot-figures", brief=True)
    admin.draft().replace("smallTalk: true", "smallTalk: perhaps").save()
    each_look(page, "bot-draft", brief=locale == "zh")
    admin.press("bot.changes")
    each_look(page, "bot-diff", brief=True)
    admin.tab("versions")
    expect(admin.version(1)).to_be_visible()
    each_look(page, "bot-versions", brief=True)
