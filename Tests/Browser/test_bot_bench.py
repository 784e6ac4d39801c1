"""The admin's page of the bot: a version is tried, checked and compared before customers meet it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from people import BotAdministrator, Customer

BOT = """
greeting: {en: "Hi, how can we help?", zh: "您好，请问有什么可以帮您？"}
starters: {en: [], zh: []}
rules:
  - id: look-up
    title: Look up
    when: [{any: [look up]}]
    flow: order-status
  - id: colours
    title: Colours
    when: [{any: [colour]}]
    say: {en: "It comes in red.", zh: "有红色。"}
    choices:
      - {id: in-blue, label: {en: "And in blue?", zh: "有蓝色吗？"}, goto: blue}
  - id: blue
    title: Blue
    when: [{any: [blue]}]
    say: {en: "Not in blue.", zh: "没有蓝色。"}
intents:
  - id: refund
    title: Refund
    examples:
      en: [when do I get my money back, I want a refund, refund my order, where is my refund, give me my money back, has my refund been paid]
      zh: [我要退款, 什么时候退款, 退款到了吗, 把钱退给我, 申请退款, 退款多久到账]
    say: {en: "Refunds take five days.", zh: "退款需要五天。"}
  - id: sizes
    title: Sizes
    examples:
      en: [which size fits me, is it true to size, what size should I take, do they run small, size chart please, how big is medium]
      zh: [我穿多大, 尺码准吗, 该选什么尺码, 偏小吗, 有尺码表吗, 中号多大]
    say: {en: "Have a look at the size chart.", zh: "请看尺码表。"}
flows:
  - id: order-status
    title: Order status
    slots:
      order: {type: order, ask: {en: [Which order?], zh: [哪个订单？]}}
    steps:
      - ask: order
      - call:
          url: https://shop.example/orders/{order}
          headers: {Authorization: 'Bearer {secret.ORDERS_TOKEN}'}
          map: {state: state}
          failed: {say: {en: A person comes., zh: 转人工。}, handoff: true}
      - say: {en: 'It is {state}.', zh: '{state}。'}
"""
DIALOGUES = """
dialogues:
  - name: a colour
    turns:
      - {customer: which colour, bot: It comes in red.}
"""


DEMO_DIALOGUES = (Path(__file__).resolve().parents[2] / "config" / "bot" / "tests").glob("*.yaml")
# The demo's own dialogues are about its own bot.
DRAFT = {**{f"tests/{path.name}": None for path in DEMO_DIALOGUES}, "bot.yaml": BOT, "tests/colours.yaml": DIALOGUES}


class Bench(BotAdministrator):
    """An administrator at the tabs that try and check a version."""

    def __init__(self, *where, **more):
        super().__init__(*where, **more)
        self.field = self.page.locator("#bench-text")
        self.replies = self.page.locator(".bench .message--bot .bubble")
        self.why = self.page.locator(".bench__why")

    def write(self, text):
        self.field.fill(text)
        self.field.press("Enter")
        return self

    def check(self, name):
        """Runs one of the checks."""
        part = self.page.locator(f"hark-bot-{name}")
        part.locator(".run__form .button--primary").click()
        return part

    def fact(self, key):
        name = self.bot_words(f"bot.why.{key}")
        return self.why.locator(f"dt:text-is('{name}') + dd").first


@pytest.fixture
def bench(fresh_hark, page):
    return Bench(page, fresh_hark.url, fresh_hark.login("admin")).change(DRAFT)


def test_draft_and_live_are_tried_with_reasons(bench):
    page, words = bench.page, bench.bot_words
    bench.tab("try").write("which colour")
    expect(bench.replies).to_have_count(1)
    expect(bench.replies).not_to_have_text("It comes in red.")
    page.locator("#bench-version").select_option("draft")
    expect(bench.replies).to_have_count(0)
    bench.write("which colour")
    expect(bench.replies).to_have_text("It comes in red.")
    expect(bench.field).to_be_focused()
    expect(bench.fact("decided")).to_have_text(f"{words('bot.kind.rule')} colours")
    expect(bench.fact("matched")).to_have_text("colour")
    page.get_by_role("button", name="And in blue?").press("Enter")
    expect(bench.replies.last).to_have_text("Not in blue.")
    expect(page.get_by_role("button", name="And in blue?")).to_be_disabled()
    expect(bench.fact("decided")).to_contain_text(words("bot.kind.choice"))
    page.get_by_role("button", name=words("bot.try.whyOne", n=1)).press("Enter")
    expect(page.locator("#bench-why")).to_be_focused()
    expect(bench.fact("decided")).to_have_text(f"{words('bot.kind.rule')} colours")
    bench.write("I want to talk to a person")
    expect(bench.why.locator(".why__part").filter(has_text=words("bot.why.handoff"))).to_contain_text(
        bench.words("event.handoff.customerAsked", name=bench.words("log.customer")))
    bench.press("bot.try.again")
    expect(bench.replies).to_have_count(0)
    expect(bench.field).to_be_focused()


def test_lookup_is_answered_by_hand(bench, axe):
    page, words = bench.page, bench.bot_words
    bench.tab("try")
    page.locator("#bench-version").select_option("draft")
    bench.write("look up")
    expect(bench.replies).to_have_count(1)
    bench.write("AB-123456")
    expect(page.locator("#lookup-outcome")).to_be_focused()
    expect(page.locator(".lookup__call")).to_contain_text("GET https://shop.example/orders/AB-123456")
    axe(page, "a lookup")
    page.locator("#lookup-json").fill("{state")
    page.locator("#lookup-json").press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#lookup-json")).to_be_focused()
    expect(page.locator("#lookup-error")).to_have_text(words("bot.lookup.jsonWrong"))
    page.locator("#lookup-json").fill('{"state": "packed"}')
    page.locator("#lookup-status").press("Enter")
    expect(bench.replies.last).to_have_text("It is packed.")
    expect(bench.field).to_be_focused()
    expect(bench.why).to_contain_text("AB-123456")
    bench.press("bot.try.again")
    bench.write("look up")
    expect(bench.replies).to_have_count(1)
    bench.write("AB-123456")
    page.locator("#lookup-outcome").select_option("timedOut")
    page.get_by_role("button", name=words("bot.lookup.go")).click()
    expect(bench.replies.last).to_contain_text("A person comes.")
    expect(bench.why).to_contain_text(words("bot.failure.timedOut"))


def test_customer_is_described(bench):
    page, words = bench.page, bench.bot_words
    bench.tab("try")
    page.locator("#bench-version").select_option("draft")
    page.locator(".bench__more > summary").click()
    page.locator("#bench-language").select_option("zh-CN")
    page.locator("#bench-attributes").fill("gold")
    bench.write("colour")
    expect(page.locator("#bench-attributes")).to_be_focused()
    expect(page.locator("#bench-attributes-error")).to_have_text(words("bot.try.attributesBad"))
    page.locator("#bench-attributes").fill("tier=gold")
    bench.field.press("Enter")
    expect(bench.replies).to_have_count(1)


def test_failing_dialogue_stands_in_the_way(bench, fresh_hark, complaints):
    page, words = bench.page, bench.bot_words
    bench.change({"bot.yaml": BOT.replace("in red", "in green")}).tab("checks")
    dialogues = bench.check("dialogues")
    expect(dialogues.locator(".suite__file")).to_have_count(1)
    expect(dialogues.locator(".suite__file")).to_contain_text(words("bot.dialogues.fails"))
    expect(dialogues.locator(".bot__difference")).to_contain_text("It comes in green.")
    bench.press("bot.dialogues.open")
    expect(bench.text).to_be_focused()
    assert "It comes in red." in bench.text.evaluate("text => text.value.slice(text.selectionStart, text.selectionEnd)")
    bench.press("bot.publish").answer("Green")
    dialog = page.locator("hark-dialog dialog")
    expect(dialog).to_contain_text("It comes in green.")
    dialog.get_by_role("button", name=bench.words("common.cancel")).click()
    expect(page.locator("#draft-publish")).to_be_enabled()
    bench.press("bot.publish").answer("Green")
    dialog.get_by_role("button", name=words("bot.despite")).click()
    bench.says("bot.speaksNow", n=2)
    bench.tab("checks")
    page.locator("#bot-dialogues-source").select_option("live")
    expect(bench.check("dialogues").locator(".chip--bad")).to_be_visible()
    complaints[:] = [line for line in complaints if "409" not in line]


def test_what_would_change_is_told(bench, fresh_hark, new_page):
    page, words = bench.page, bench.bot_words
    bench.press("bot.publish").answer("The test's own").says("bot.speaksNow", n=2)
    customer = Customer(new_page(), fresh_hark.url).open()
    customer.write("which colour").bubble("It comes in red.", "bot").wait_for()
    bench.tab("checks")
    expect(page.locator("hark-bot-compare .run__status")).to_have_text(words("bot.source.needsDraft"))
    expect(page.locator("hark-bot-compare .run__form .button--primary")).to_be_disabled()
    bench.change({"bot.yaml": BOT.replace("in red", "in green")}).tab("checks")
    compare = bench.check("compare")
    expect(compare.locator(".compare__one")).to_have_count(1)
    expect(compare.locator(".compare__side").first).to_contain_text("It comes in red.")
    expect(compare.locator(".compare__side").last).to_contain_text("It comes in green.")
    compare.get_by_role("link").click()
    expect(page.locator("hark-chat").get_by_role("log")).to_contain_text("which colour")


def test_intents_are_evaluated(bench):
    page = bench.page
    bench.tab("checks")
    intents = bench.check("intents")
    expect(intents.locator(".bot__tile")).to_have_count(4)
    names = intents.locator("tbody th code")
    expect(names).to_have_count(2)
    page.locator("#intents-sort-id").press("Enter")
    expect(names).to_have_text(["refund", "sizes"])
    page.locator("#intents-sort-id").press("Enter")
    expect(names).to_have_text(["sizes", "refund"])
    expect(page.locator("#intents-sort-id")).to_be_focused()


def test_tab_that_cannot_be_fetched_is_tried_again(bench, complaints):
    page = bench.page
    page.route("**/hark-bot-try.js", lambda route: route.abort())
    bench.tab("try")
    expect(page.get_by_role("alert").filter(has_text=bench.words("reason.offline"))).to_be_visible()
    page.unroute("**/hark-bot-try.js")
    page.get_by_role("button", name=bench.words("common.retry"), exact=True).click()
    expect(bench.field).to_be_visible()
    complaints.clear()


def test_outage_keeps_the_talk(bench, fresh_hark, complaints):
    page = bench.page
    bench.tab("try")
    page.locator("#bench-version").select_option("draft")
    bench.write("which colour")
    expect(bench.replies).to_have_count(1)
    page.route("**/api/v1/bot/try", lambda route: route.abort())
    bench.write("typed in vain")
    expect(page.locator(".bench__talk > .field__error")).to_contain_text(bench.words("reason.offline"))
    expect(bench.field).to_have_value("typed in vain")
    expect(bench.replies).to_have_count(1)
    page.unroute("**/api/v1/bot/try")
    bench.field.press("Enter")
    expect(bench.replies).to_have_count(2)
    complaints.clear()


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_looks(fresh_hark, new_page, each_look, locale):
    page = new_page(locale="zh-CN" if locale == "zh" else "en-GB", viewport={"width": 1360, "height": 800})
    bench = Bench(page, fresh_hark.url, fresh_hark.login("admin"), locale=locale)
    bench.change(DRAFT).tab("try")
    expect(bench.field).to_be_visible()
    each_look(page, "bot-try-empty", brief=True)
    page.locator("#bench-version").select_option("draft")
    bench.write("colour")
    expect(bench.replies).to_have_count(1)
    each_look(page, "bot-try", brief=locale == "zh")
    bench.tab("checks")
    for name in ("dialogues", "compare", "intents"):
        expect(bench.check(name).locator(".run__result")).to_have_attribute("aria-busy", "false")
    expect(page.locator("hark-bot-intents table")).to_be_visible()
    each_look(page, "bot-checks", brief=locale == "zh")
