"""The people of the browser tests: a customer at the shop, an agent at the console, a supervisor at the board.

Each knows where things are on its page and what they are called there; the names come from the pages' own words,
so that a word that is missing in a language is a failed test.
"""

import json
import re
from pathlib import Path

from playwright.sync_api import expect

WORDS = Path(__file__).resolve().parents[2] / "web" / "i18n"


class Words:
    """What the pages say in one language."""

    def __init__(self, name, locale):
        self.locale = locale
        self.entries = json.loads((WORDS / f"{name}.{locale}.json").read_text())

    def __call__(self, key, **values):
        entry = self.entries[key]
        text = entry if isinstance(entry, str) else entry["other"]
        return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), text)

    def starting(self, key, **values):
        """The words before a part that the test cannot know, such as a time."""
        return self(key, **values).split("{")[0]


class Customer:
    """Somebody on the shop's page, with the chat in its frame; `start` names another page that carries it."""

    def __init__(self, page, url="", locale="en", start=""):
        self.page, self.words = page, Words("widget", "zh-CN" if locale == "zh" else "en")
        self.survey_words = Words("survey", self.words.locale)
        page.goto(start or f"{url}/demo/{'?lang=zh' if locale == 'zh' else ''}")
        self.launcher = page.locator("hark-chat > button, hark-chat button[aria-expanded]")
        self.frame = page.frame_locator("hark-chat iframe")
        self.log = self.frame.get_by_role("log")
        self.field = self.frame.locator("textarea.panel__field")
        self.state = self.frame.locator(".panel__state")
        self.strip = self.frame.locator(".panel > .strip--warn")

    def open(self):
        self.launcher.click()
        expect(self.field).to_be_visible()
        expect(self.frame.locator(".panel__hello")).to_be_visible()
        return self

    def write(self, text):
        self.field.fill(text)
        self.field.press("Enter")
        return self

    def bubble(self, text, kind=None):
        """The bubbles with a text, of one side when named: `mine`, `bot` or `theirs`."""
        return self.log.locator(f"li.message--{kind} .bubble" if kind else ".bubble").filter(has_text=text)

    def message(self, text):
        """The customer's own message with a text, and what stands below it."""
        return self.log.locator("li.message--mine").filter(has_text=text)

    def choice(self, label):
        return self.log.locator(".panel__actions").get_by_role("button", name=label, exact=True)

    def ask_for_person(self):
        self.frame.locator(".panel__person").click()
        return self

    def score(self, word):
        return self.frame.get_by_role("radio", name=self.survey_words(word), exact=True)


class Staff:
    """A person who logs in to a page of the staff."""

    place = "console"

    def __init__(self, page, url, login, locale="en"):
        self.page, self.login, self.url = page, login, url
        self.words = Words("staff", "zh-CN" if locale == "zh" else "en")
        page.goto(f"{url}/{self.place}/")
        self.log_in()

    def log_in(self):
        self.page.locator("#login-email").fill(self.login.email)
        self.page.locator("#login-password").fill(self.login.password)
        self.page.get_by_role("button", name=self.words("login.submit")).click()
        expect(self.page.locator("hark-login")).to_have_count(0)
        expect(self.page.locator("hark-rail .rail__item").first).to_be_visible()


class Agent(Staff):
    """An agent at the console."""

    def __init__(self, *where, **more):
        super().__init__(*where, **more)
        self.availability = self.page.locator(".inbox__availability")
        self.rows = self.page.locator("hark-inbox .inbox__row:not(.inbox__row--waiting)")
        self.log = self.page.locator("hark-chat").get_by_role("log")
        self.text = self.page.locator("#composer-text")
        self.guard = self.page.locator(".composer__guard")
        expect(self.availability).to_be_enabled()

    def be(self, availability):
        self.availability.select_option(availability)
        expect(self.availability).to_have_attribute("data-availability", availability)
        return self

    def row(self, text):
        return self.rows.filter(has_text=text)

    def open(self, text):
        self.row(text).locator(".inbox__open").click()
        expect(self.text).to_be_focused()
        return self

    def reply(self, text):
        self.text.fill(text)
        self.text.press("Enter")
        expect(self.bubble(text)).to_be_visible()
        return self

    def note(self, text):
        self.page.get_by_role("button", name=self.words("composer.note"), exact=True).click()
        self.text.fill(text)
        self.page.locator(".composer__send").click()
        expect(self.bubble(text)).to_be_visible()
        self.page.get_by_role("button", name=self.words("composer.reply"), exact=True).click()
        return self

    def bubble(self, text):
        return self.log.locator(".bubble").filter(has_text=text)

    def message(self, text):
        """The message with a text, and what stands below it."""
        return self.log.locator("li.message").filter(has_text=text)

    def press(self, key):
        """Presses a button of the conversation's head by its key in the words."""
        self.page.locator(".chat__actions").get_by_role("button", name=self.words(key), exact=True).click()


class Supervisor(Staff):
    """A supervisor at the board."""

    place = "board"

    def __init__(self, *where, **more):
        super().__init__(*where, **more)
        self.attention = self.page.locator(".attention__row")
        self.waiting = self.page.locator("hark-queue tbody tr[data-conversation]")
        self.agents = self.page.locator("hark-agents")
        self.peek = self.page.locator("hark-peek")
        expect(self.figure("free")).not_to_have_text("–")

    def figure(self, name):
        return self.page.locator(".figures__tile").filter(
            has=self.page.get_by_text(self.words(f"kpi.{name}"), exact=True)).locator(".figures__value")


CHANGE = """async (changes) => {
    const { csrfToken } = await fetch("/api/v1/session").then((answer) => answer.json())
    const headers = { "content-type": "application/json", "x-csrf-token": csrfToken }
    const answer = await fetch("/api/v1/bot/draft", { method: "PATCH", headers, body: JSON.stringify({ changes }) })
    if (!answer.ok) throw new Error(await answer.text())
    const { faults } = await answer.json()
    if (faults.length) throw new Error(JSON.stringify(faults))
}"""


class BotAdministrator(Staff):
    """An administrator at the section of the bot."""

    place = "admin"

    def __init__(self, page, url, login, locale="en"):
        super().__init__(page, url, login, locale)
        self.bot_words = Words("bot", self.words.locale)
        self.text = page.locator("hark-bot-text textarea")
        self.marks = page.locator(".files__file[aria-current] .chip")
        page.locator(".admin__section").get_by_text(self.words("admin.bot"), exact=True).click()

    def tab(self, name):
        self.page.get_by_role("tab", name=self.bot_words(f"bot.{name}"), exact=True).click()
        return self

    def press(self, key, **values):
        self.page.get_by_role("button", name=self.bot_words(key, **values), exact=True).click()
        return self

    def draft(self):
        self.tab("draft").press("bot.makeDraft")
        return self.open("bot.yaml")

    def open(self, name):
        self.page.locator(f".files__file[data-name='{name}']").click()
        expect(self.text).to_be_focused()
        return self

    def replace(self, old, new):
        text = self.text.input_value()
        assert old in text
        self.text.fill(text.replace(old, new, 1))
        return self

    def save(self):
        self.press("bot.act.save")
        expect(self.page.get_by_text(self.bot_words("bot.asSaved"), exact=True)).to_be_visible()
        return self

    def answer(self, line):
        dialog = self.page.locator("hark-dialog dialog")
        dialog.locator("#line-field").fill(line)
        dialog.locator(".button--primary").click()
        expect(dialog).to_have_count(0)
        return self

    def says(self, key, **values):
        expect(self.page.locator(".state__line")).to_contain_text(self.bot_words(key, **values))
        return self

    def change(self, changes):
        """Changes files of the draft behind the page's back, and looks at it anew."""
        self.page.evaluate(CHANGE, changes)
        return self.tab("versions").tab("draft")

    def version(self, number):
        return self.page.locator(f".version[data-version='{number}']")


class RoutingAdministrator(Staff):
    """An administrator at the section of routing."""

    place = "admin"

    def __init__(self, page, url, login, locale="en"):
        super().__init__(page, url, login, locale)
        self.own = Words("routing", self.words.locale)
        self.rules = page.locator(".rules__rule")
        self.state = page.locator(".planbar__state")
        page.locator(".admin__section").get_by_text(self.words("admin.routing"), exact=True).click()

    def tab(self, name):
        self.page.get_by_role("tab", name=self.own(f"routing.{name}"), exact=True).click()
        expect(self.panel(name)).not_to_have_attribute("aria-busy", "true")
        return self

    def panel(self, name):
        return self.page.locator(f"#routing-panel-{name}")

    def press(self, key, **values):
        self.page.get_by_role("button", name=self.own(f"routing.{key}", **values), exact=True).click()
        return self

    def back(self):
        self.page.get_by_role("button", name=self.words("common.back"), exact=True).first.click()
        return self

    def field(self, place):
        """The field of a place in the plan, such as `rules[0].when.page`."""
        return self.page.locator(f"[data-at='{place}']").first

    def add_rule(self, number, name, **fields):
        """Adds a rule with what is typed into its fields, and goes back to the list."""
        self.press("rules.add")
        self.field(f"rules[{number}].name").fill(name)
        for place, text in fields.items():
            self.field(f"rules[{number}].{place.replace('_', '.')}").fill(text)
        return self.back()

    def publish(self, note):
        self.press("publish")
        dialog = self.page.locator("hark-dialog dialog")
        dialog.locator("#line-field").fill(note)
        dialog.locator(".button--primary").click()
        expect(dialog).to_have_count(0)
        return self

    def published(self, number):
        expect(self.page.locator(".state__line")).to_contain_text(self.own("routing.published", n=number))
        expect(self.state).to_have_text(self.own("routing.state.same"))
        return self


PUBLISH = """async (plan) => {
    const { csrfToken } = await fetch("/api/v1/session").then((answer) => answer.json())
    const { version: base } = await fetch("/api/v1/routing").then((answer) => answer.json())
    const headers = { "content-type": "application/json", "x-csrf-token": csrfToken }
    const answer = await fetch("/api/v1/routing", { method: "PUT", headers, body: JSON.stringify({ plan, base, note: "Test" }) })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()).version
}"""


def publish_plan(page, hark, plan):
    """Publishes a routing plan by API, as an administrator at a page, and returns its version."""
    return RoutingAdministrator(page, hark.url, hark.login("admin")).page.evaluate(PUBLISH, plan)


class SurveyAdministrator(Staff):
    """An administrator at the section of surveys."""

    place = "admin"

    def __init__(self, page, url, login, locale="en"):
        super().__init__(page, url, login, locale)
        self.routing, self.survey = Words("routing", self.words.locale), Words("survey-plan", self.words.locale)
        self.state = page.locator(".planbar__state")
        self.items = page.locator("#survey-panel-list .plan__item")
        page.locator(".admin__section").get_by_text(self.words("admin.survey"), exact=True).click()

    def own(self, key, **values):
        """The section's own words, else those that it shares with routing."""
        return self.survey(key, **values) if key in self.survey.entries else self.routing(key, **values)

    def tab(self, name):
        self.page.get_by_role("tab", name=self.own(f"survey.{name}"), exact=True).click()
        expect(self.page.locator(f"#survey-panel-{name}")).not_to_have_attribute("aria-busy", "true")
        return self

    def press(self, key, **values):
        self.page.get_by_role("button", name=self.own(key, **values), exact=True).click()
        return self

    def field(self, place):
        """The field of a place in the plan, such as `surveys[0].name`."""
        return self.page.locator(f"[data-at='{place}']").first

    def back(self):
        self.page.get_by_role("button", name=self.words("common.back"), exact=True).first.click()
        return self

    def publish(self, note):
        self.press("routing.publish")
        dialog = self.page.locator("hark-dialog dialog")
        dialog.locator("#line-field").fill(note)
        dialog.locator(".button--primary").click()
        expect(dialog).to_have_count(0)
        return self


def publish_surveys(page, hark, plan):
    """Publishes a survey plan by API, as an administrator at a page, and returns its version."""
    admin = SurveyAdministrator(page, hark.url, hark.login("admin"))
    return admin.page.evaluate(PUBLISH.replace("/api/v1/routing", "/api/v1/surveys"), plan)
