"""The reports of supervisors and admins: figures that lead to chats, drawings that can be read, decisions that are kept."""

import re

import pytest
from playwright.sync_api import expect

from people import Customer, Staff, Supervisor, Words
from report_answers import Answers

DESK = {"viewport": {"width": 1360, "height": 800}}


class Reader(Staff):
    """A supervisor at the reports."""

    place = "reports"

    def __init__(self, *where, **more):
        super().__init__(*where, **more)
        self.own = Words("reports", self.words.locale)
        self.body = self.page.locator(".reports__room > :not([hidden]) > .report__body")
        expect(self.body).not_to_have_attribute("aria-busy", "true")

    def go(self, hash):
        self.page.goto(f"{self.url}/reports/{hash}")
        expect(self.body).not_to_have_attribute("aria-busy", "true")
        return self

    def tab(self, name):
        self.page.get_by_role("link", name=self.own(f"tabs.{name}"), exact=True).click()
        expect(self.page.locator(f"hark-report-{name} > .report__body")).not_to_have_attribute("aria-busy", "true")
        return self

    def tile(self, name):
        return self.page.locator(".report-tile").filter(has=self.page.get_by_text(self.own(f"measure.{name}"), exact=True)).locator("button")


@pytest.fixture
def answers(page):
    return Answers(page)


@pytest.fixture
def reader(hark, page, answers):
    return Reader(page, hark.url, hark.login("supervisor"))


def test_number_leads_to_its_chats_and_back(reader, answers):
    page = reader.page
    reader.tile("wait").click()
    title = page.locator("#chats-title")
    expect(title).to_be_focused()
    expect(page.locator("hark-report-chats tbody tr")).to_have_count(50)
    assert answers.asked[-1][1]["measure"] == "wait" and "key" not in answers.asked[-1][1]
    page.locator("#chats-more").press("Enter")
    expect(page.locator("hark-report-chats tbody tr")).to_have_count(60)
    expect(page.locator("hark-report-chats tbody a").nth(50)).to_be_focused()
    expect(page.locator("#chats-more")).to_have_count(0)
    assert page.locator("hark-report-chats tbody a").first.get_attribute("href") == "/console/#c000000000000"
    page.locator("#chats-close").press("Enter")
    expect(title).to_have_count(0)
    expect(reader.tile("wait")).to_be_focused()
    page.go_back()
    expect(title).to_be_visible()


def test_address_is_the_question(reader, answers):
    page = reader.page
    page.locator("#filter-by").select_option("agent")
    page.locator("#filter-more").click()
    page.locator("#filter-queue").focus()
    page.locator("#filter-queue").select_option("Billing and refunds")
    expect(page.locator("#filter-queue")).to_be_focused()
    expect(page.locator("#filter-queue")).to_have_value("q2")
    page.locator("#cell-a2-csat").click()
    page.reload()
    expect(page.locator("#chats-title")).to_contain_text("李伟")
    asked = [query for path, query in answers.asked if path == "reports/conversations"][-1]
    assert (asked["by"], asked["key"], asked["measure"], asked["queue"]) == ("agent", "a2", "csat", "q2")
    chip = page.locator(".filters__chosen button")
    expect(chip).to_contain_text("Billing and refunds")
    reader.tab("satisfaction")
    assert answers.asked[-1][1]["queue"] == "q2"
    page.go_back()
    chip.click()
    expect(chip).to_have_count(0)
    expect(page.locator("#chats-title")).to_have_count(0)


def test_own_days(reader, answers):
    page = reader.page
    page.locator("#filter-period").select_option("custom")
    first, last = page.locator("#filter-from"), page.locator("#filter-to")
    expect(first).to_be_focused()
    first.fill("2026-11-20")
    last.fill("2026-11-10")
    page.locator("#filter-apply").click()
    expect(page.locator("#filter-fault")).to_have_text(reader.own("period.fault.order"))
    last.fill("2026-11-20")
    page.locator("#filter-apply").click()
    expect(page.locator("#filter-fault")).to_have_text("")
    expect(page.locator(".report__title")).to_contain_text("20 Nov 2026")
    asked = [query for path, query in answers.asked if path == "reports/chats"][-1]
    assert (asked["from"], asked["to"], asked["by"]) == ("2026-11-20", "2026-11-21", "hour")


def test_drawing_is_read_by_keys_as_a_table_and_as_a_file(reader, axe):
    page = reader.page
    page.locator("#filter-by").select_option("label")
    chart = page.locator("hark-chart")
    expect(chart.get_by_role("img")).to_have_attribute("aria-label", re.compile(r"^Conversations by label\. "))
    expect(chart.locator(".chart__summary")).to_be_visible()
    page.locator("#filter-by").select_option("agent")
    slider = chart.get_by_role("slider")
    slider.focus()
    expect(slider).to_have_attribute("aria-valuetext", "Maya Chen: 40")
    slider.press("ArrowDown")
    expect(slider).to_have_attribute("aria-valuetext", "李伟: 39")
    expect(chart.locator(".chart__readout")).to_have_text("李伟: 39")
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"^None: "))
    chart.get_by_role("button", name=reader.own("chart.table"), exact=True).press("Enter")
    expect(chart.locator("tbody tr")).to_have_count(4)
    axe(page, "a drawing as a table")
    page.locator("#filter-by").select_option("label")
    with page.expect_download() as file:
        chart.get_by_role("button", name="CSV").click()
    text = open(file.value.path(), encoding="utf-8-sig", newline="").read()
    assert text == "Label,Conversations\r\n'=1+1,40\r\n"


def test_rows_in_the_order_of_a_measure(reader):
    page = reader.page
    page.locator("#filter-by").select_option("agent")
    expect(page.locator("#overview-rows")).to_contain_text("agent")
    names = page.locator("[aria-labelledby='overview-rows'] tbody th")
    page.locator("#sort-csat").press("Enter")
    expect(page.locator("#sort-csat")).to_be_focused()
    expect(names.first).to_have_text("Maya Chen")
    page.locator("#sort-csat").press("Enter")
    expect(names.first).to_have_text("Zoë Müller-Lüdenscheidt")
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)


def test_suggestions_are_decided(reader, answers, hark):
    page = reader.tab("suggestions").page
    cards = page.locator(".suggestion-card")
    expect(cards).to_have_count(2)
    expect(page.locator("#suggestion-s1-title")).to_have_text(reader.own("suggestion.title.article", matter="change_address"))
    page.locator("#suggestion-s1-why").press("Enter")
    assert page.locator("#suggestion-s1 a").first.get_attribute("href") == "/console/#c1"
    page.locator("#suggestion-s1-owner").focus()
    page.locator("#suggestion-s1-owner").select_option(label="Maya Chen")
    expect(page.locator("#suggestion-s1-owner")).to_be_focused()
    page.locator("#suggestion-s1-accepted").press("Enter")
    expect(page.locator("#suggestion-s1")).to_have_count(0)
    expect(page.locator("#suggestions-proposed")).to_be_focused()
    page.locator("#suggestion-s2-declined").press("Enter")
    dialog = page.locator("hark-dialog dialog")
    expect(page.locator("#decline-note")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator("#suggestion-s2-declined").press("Enter")
    page.locator("#decline-note").fill("No budget")
    dialog.locator(".button--primary").click()
    expect(cards).to_have_count(0)
    assert [change for _, change in answers.sent[1:]] == [{"status": "accepted"}, {"status": "declined", "note": "No budget"}]
    page.locator(".state__line").get_by_role("button").click()
    expect(cards).to_have_count(1)
    page.locator("#suggestions-search").press("Enter")
    expect(page.get_by_role("status").filter(has_text="1,201")).to_be_visible()
    expect(page.locator("#suggestions-search")).to_be_focused()
    page.locator("#suggestions-accepted").click()
    expect(page.locator("#suggestion-s3 .suggestion-card__verdict")).to_contain_text("+0.37")
    expect(page.locator("#suggestion-s3-owner")).to_have_value("a9")


def test_why_leads_from_a_figure_to_its_causes_and_these_to_chats(reader, answers):
    page = reader.page
    page.locator("#filter-period").select_option("last90")
    why = page.get_by_role("link", name=reader.own("overview.whyOf", name="CSAT"))
    expect(why).to_have_attribute("href", re.compile("last90"))
    why.press("Enter")
    expect(page.locator("#filter-of")).to_have_value("csat")
    expect(page.locator("#filter-period")).to_have_value("last90")
    behind = reader.body.locator("#causes-label-title").locator("xpath=ancestor::section").locator("details")
    behind.locator("summary").press("Enter")
    expect(behind.get_by_role("link")).to_have_count(50)
    assert behind.get_by_role("link").first.get_attribute("href") == "/console/#c000000000000"
    expect(reader.body.locator("#repeats-chats-title")).to_be_visible()
    expect(reader.body.get_by_role("table", name=reader.own("topics.title")).locator("tbody tr")).to_have_count(3)
    page.locator("#filter-of").focus()
    page.locator("#filter-of").select_option("chats")
    expect(page.locator("#filter-of")).to_be_focused()
    asked = [(path, query.get("measure")) for path, query in answers.asked if path in ("reports/causes", "reports/patterns", "reports/topics")]
    assert asked == [("reports/causes", "csat"), ("reports/patterns", None), ("reports/topics", None), ("reports/causes", "chats")]
    with page.expect_download() as file:
        page.locator("#rules-csv").press("Enter")
    assert open(file.value.path(), encoding="utf-8-sig").read().splitlines()[1].startswith("intent:damaged + label:ridge-tent,rated:bad,0.44,3.1")


def test_promises_stand_beside_what_came(reader, shot):
    page = reader.go("#forecast?step=halfHour").page
    part = page.locator("section[aria-labelledby='forecast-promise']")
    chats, service = part.locator("hark-chart").first, part.locator("hark-chart").last
    expect(part.locator("hark-chart")).to_have_count(2)
    expect(chats.locator(".chart__summary")).to_contain_text("11.2%")
    expect(service.locator(".chart__summary")).to_contain_text("82.5%")
    expect(chats.locator(".chart__legend")).to_contain_text(reader.own("promise.outside"))
    part.evaluate("part => part.scrollIntoView()")
    shot(page, "half-hours")
    service.get_by_role("button", name=reader.own("chart.table"), exact=True).press("Enter")
    expect(service.locator("tbody tr")).to_have_count(96)
    with page.expect_download() as file:
        chats.get_by_role("button", name="CSV").click()
    lines = open(file.value.path(), encoding="utf-8-sig").read().splitlines()
    assert len(lines) == 97 and lines[0].startswith("Half hour,Came,Promised,")
    part = reader.go("#forecast?step=day").page.locator("section[aria-labelledby='forecast-promise']")
    expect(part.locator("hark-chart")).to_have_count(1)
    part.evaluate("part => part.scrollIntoView()")
    shot(page, "days")
    reader.go("#forecast?step=week")
    expect(reader.body.locator(".report-state").last).to_contain_text(reader.own("promise.notOf"))
    expect(reader.body).not_to_contain_text("undefined")


# What words of a drawing lie on: other words, or the circles around what is unusual.
TOUCHING = """() => {
  const meets = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
  return [...document.querySelectorAll("svg.chart__drawing")].flatMap((drawing) => {
    const things = [...drawing.querySelectorAll("text, .chart__mark")].map((one) => ({ name: one.textContent, isWord: one.localName === "text", box: one.getBoundingClientRect() }))
    return things.flatMap((one, at) => things.slice(at + 1).filter((other) => (one.isWord || other.isWord) && meets(one.box, other.box)).map((other) => `${one.name} | ${other.name}`))
  })
}"""


@pytest.mark.parametrize("width", [1360, 390])
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_words_in_drawings_touch_nothing(hark, new_page, width, locale):
    page = new_page(locale="zh-CN" if locale == "zh" else "en-GB", viewport={"width": width, "height": 800})
    Answers(page)
    reader = Reader(page, hark.url, hark.login("supervisor"), locale=locale)
    for step in ("halfHour", "hour", "day", "week"):
        reader.go(f"#forecast?step={step}")
        expect(page.locator("svg.chart__drawing").first).to_be_visible()
        assert page.evaluate(TOUCHING) == [], step


def test_too_little_is_no_failure_and_a_failure_is_tried_again(reader, answers, complaints):
    page = reader.page
    answers.refusal = (409, {"code": "conflict", "title": "Conflict", "detail": "There are 6 days of chats; a forecast needs 14."})
    reader.tab("forecast")
    state = reader.body.locator(".report-state")
    expect(state).to_contain_text(reader.own("state.little"))
    expect(state).to_contain_text("6 days of chats")
    expect(reader.body.get_by_role("alert")).to_have_count(0)
    answers.refusal = (503, {"code": "unavailable", "title": "Unavailable"})
    reader.tab("satisfaction")
    expect(reader.body.get_by_role("alert")).to_contain_text(reader.words("reason.unavailable"))
    answers.refusal = None
    reader.body.get_by_role("button", name=reader.words("common.retry")).press("Enter")
    expect(reader.body.locator("hark-chart").first).to_be_visible()
    expect(page.locator(".report-lines .chip--warn")).to_have_text(reader.own("drift.look"))
    complaints[:] = [line for line in complaints if not re.search(r"\b(409|503)\b", line)]


def test_figures_stay_when_the_server_goes(fresh_hark, page, complaints):
    answers = Answers(page)
    reader = Reader(page, fresh_hark.url, fresh_hark.login("supervisor")).tab("suggestions")
    fresh_hark.kill()
    expect(page.locator(".state__strip")).to_have_text(reader.own("state.offlineReports"))
    expect(page.locator("hark-report-suggestions > .report__age")).to_contain_text(reader.own("report.old").split("{time}. ")[1])
    expect(page.locator("#suggestion-s1-accepted")).to_be_disabled()
    asked = len(answers.asked)
    fresh_hark.restart()
    expect(page.locator("#suggestion-s1-accepted")).to_be_enabled(timeout=20_000)
    assert len(answers.asked) > asked
    complaints.clear()


def test_who_may_not_see_reports_is_told(hark, page):
    say, login = Words("staff", "en"), hark.login("agent")
    page.goto(f"{hark.url}/reports/")
    page.locator("#login-email").fill(login.email)
    page.locator("#login-password").fill(login.password)
    page.get_by_role("button", name=say("login.submit")).click()
    expect(page.locator("hark-state")).to_contain_text(say("app.elsewhere", place=say("nav.reports"), here=say("nav.inbox")))
    expect(page.locator("hark-rail").get_by_role("link", name=say("nav.reports"))).to_have_count(0)


def test_rail_and_keys_lead_there(hark, page):
    Answers(page)
    board = Supervisor(page, hark.url, hark.login("supervisor"))
    page.locator("hark-rail").get_by_role("link", name=board.words("nav.reports"), exact=True).click()
    expect(page.locator(".report-tile").first).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("b")
    expect(page.locator("hark-figures")).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page.locator(".report-tile").first).to_be_visible()


LOOKS = ["#overview", "#overview?by=agent&chart=csat&row=a2&measure=csat&queue=q1", "#forecast", "#forecast?step=halfHour", "#satisfaction", "#diagnosis", "#diagnosis?of=csat&queue=q1", "#suggestions", "#suggestions?status=accepted"]


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_looks(hark, new_page, each_look, locale):
    page = new_page(locale="zh-CN" if locale == "zh" else "en-GB", **DESK)
    answers = Answers(page)
    reader = Reader(page, hark.url, hark.login("supervisor"), locale=locale)
    for number, hash in enumerate(LOOKS):
        reader.go(hash)
        each_look(page, f"reports-{number}-{locale}", brief=locale != "en")
    answers.suggestions = []
    page.reload()
    expect(reader.body.locator(".report-state")).to_be_visible()
    each_look(page, f"reports-none-{locale}", brief=True)


# From here on the server itself answers.

def test_words_are_those_of_the_server(hark, page):
    reader = Reader(page, hark.url, hark.login("supervisor"))
    measures = page.evaluate("fetch('/api/v1/reports/measures').then((answer) => answer.json())")["measures"]
    assert len(measures) > 10
    for measure in measures:
        assert reader.own(f"measure.{measure['id']}") == measure["name"]
        assert reader.own(f"measure.{measure['id']}.what") == measure["definition"]


def test_chat_is_counted_and_found_behind_its_number(fresh_hark, new_page, page):
    customer = Customer(new_page(), fresh_hark.url).open().write("Where is my parcel?")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    reader = Reader(page, fresh_hark.url, fresh_hark.login("supervisor"))
    for _ in range(40):
        reader.go("#overview?period=last7")
        if reader.tile("chats").count() and reader.tile("chats").text_content() == "1":
            break
        page.wait_for_timeout(250)
        page.reload()
    reader.tile("chats").click()
    link = page.locator("hark-report-chats tbody a")
    expect(link).to_have_count(1)
    with page.expect_download() as file:
        page.get_by_role("link", name=reader.own("overview.csv"), exact=True).click()
    assert len(open(file.value.path(), encoding="utf-8-sig").read().splitlines()) > 1
    link.click()
    expect(page.locator("hark-chat").get_by_role("log")).to_contain_text("Where is my parcel?")


@pytest.mark.parametrize("tab", ["diagnosis", "forecast", "satisfaction", "suggestions"])
def test_fresh_server_has_something_to_say(hark, page, axe, complaints, tab):
    reader = Reader(page, hark.url, hark.login("supervisor")).tab(tab)
    expect(reader.body.get_by_role("alert")).to_have_count(0)
    expect(reader.body.locator(".report-state, hark-chart").first).to_be_visible()
    axe(page, f"{tab} of a fresh server")
    complaints[:] = [line for line in complaints if "409" not in line]
