"""The admin's page of the bot: Hark proposes what it learnt from ended conversations, and a person decides."""

import pytest
from playwright.sync_api import expect

from people import Agent, BotAdministrator, Customer

QUESTIONS = ["Can you engrave a name on a knife?", "do you engrave names on knives"]
ANSWER = "We engrave up to twelve letters on the blade for nine euros, in eight days."
GAPS = ["Can I rent a canoe?", "Do you rent out canoes?", "rent a canoe for a weekend"]


class Learner(BotAdministrator):
    """An administrator at the suggestions."""

    def __init__(self, *where, **more):
        super().__init__(*where, **more)
        self.state = self.page.locator("hark-bot-suggestions > [role=status]")
        self.tab("suggestions")

    def suggestions(self, kind):
        return self.page.locator(f"section[aria-labelledby='suggestions-{kind}'] hark-bot-suggestion")

    def search(self):
        self.press("bot.suggestion.find")
        expect(self.page.locator("#suggestions-find")).to_be_enabled()
        return self


@pytest.fixture
def taught(fresh_hark, new_page):
    """A shop in which agents answered the same twice, and nobody could answer something else."""
    agent = Agent(new_page(), fresh_hark.url, fresh_hark.login("agent")).be("online")
    for question in QUESTIONS + GAPS:
        customer = Customer(new_page(), fresh_hark.url).open()
        customer.write(question)
        expect(customer.choice(customer.words("person")).last).to_be_visible()
        customer.ask_for_person()
        agent.open(question)
        if question in QUESTIONS:
            agent.reply(ANSWER)
        agent.press("chat.resolve")
        submit = agent.page.get_by_role("button", name=agent.words("resolve.submit"))
        submit.click()
        expect(submit).to_be_hidden()
        customer.page.context.close()
    return fresh_hark


def test_answer_of_an_agent_is_published(taught, new_page, page):
    learner = Learner(page, taught.url, taught.login("admin")).search()
    words = learner.bot_words
    answer = learner.suggestions("answer")
    expect(answer).to_have_count(1)
    expect(answer.locator(".suggestion__talks a")).to_have_count(2)
    expect(answer.get_by_label(words("bot.edit.text"), exact=True)).to_have_value(ANSWER)
    answer.get_by_label(words("bot.edit.title"), exact=True).fill("Engraving knives")
    answer.locator("[data-act=accept]").press("Enter")
    expect(answer.locator(".suggestion__done")).to_be_focused()
    expect(answer.locator(".diff__line--added").filter(has_text="Engraving knives")).to_be_visible()
    answer.get_by_role("button", name=words("bot.publish"), exact=True).press("Enter")
    learner.says("bot.speaksNow", n=2)
    expect(answer).to_have_count(0)
    customer = Customer(new_page(), taught.url).open()
    customer.write(QUESTIONS[0])
    expect(customer.bubble("nine euros", "bot")).to_be_visible()
    page.get_by_role("button", name=words("bot.suggestion.accepted"), exact=True).click()
    expect(answer).to_contain_text(words("bot.suggestion.acceptedBy").split("{")[0].strip())
    page.locator(".state__line").get_by_role("button").click()
    learner.says("bot.speaksNow", n=1)


def test_dismissed_for_a_reason(taught, page):
    learner = Learner(page, taught.url, taught.login("admin")).search()
    words = learner.bot_words
    gone = learner.suggestions("answer")
    gone.locator("[data-act=dismiss]").press("Enter")
    learner.answer("We stopped engraving")
    expect(gone).to_have_count(0)
    expect(page.locator("hark-bot-suggestions :focus")).to_have_count(1)
    learner.search()
    expect(gone).to_have_count(0)
    page.get_by_role("button", name=words("bot.suggestion.dismissed"), exact=True).click()
    expect(gone).to_contain_text("We stopped engraving")
    expect(gone.locator("[data-act]")).to_have_count(0)


def test_gap_becomes_an_article(taught, page):
    learner = Learner(page, taught.url, taught.login("admin")).search()
    gap = learner.suggestions("gap")
    expect(gap).to_have_count(1)
    gap.get_by_role("link").first.click()
    expect(page.locator("hark-chat").get_by_role("log")).to_contain_text("canoe")
    page.go_back()
    gap.locator("[data-act=write]").click()
    expect(learner.text).to_be_focused()
    expect(learner.marks.first).to_have_text(learner.bot_words("bot.unsaved"))
    assert learner.text.input_value().startswith("---\nid: ")
    learner.text.fill(learner.text.input_value() + "You can rent canoes in summer.\n")
    learner.save()
    expect(page.locator(".faults__fault")).to_have_count(0)


def test_two_decide(taught, new_page, page, complaints):
    learner = Learner(page, taught.url, taught.login("admin")).search()
    other = Learner(new_page(), taught.url, taught.login("admin"))
    expect(other.suggestions("answer")).to_have_count(1)
    learner.suggestions("answer").locator("[data-act=accept]").click()
    expect(learner.suggestions("answer").locator(".suggestion__done")).to_be_focused()
    other.suggestions("answer").locator("[data-act=accept]").click()
    expect(other.page.locator(".state__line")).to_contain_text("Somebody has decided already")
    expect(other.suggestions("answer")).to_have_count(0)
    expect(other.suggestions("gap")).to_have_count(1)
    complaints[:] = [line for line in complaints if "409" not in line]


def test_looks(taught, new_page, each_look):
    desk = {"width": 1360, "height": 800}
    learner = Learner(new_page(viewport=desk), taught.url, taught.login("admin"))
    expect(learner.state).to_have_text(
        f"{learner.bot_words('bot.suggestion.openNone')} {learner.bot_words('bot.suggestion.neverLooked')}")
    each_look(learner.page, "bot-suggestions-none", brief=True)
    learner.search()
    expect(learner.suggestions("answer")).to_have_count(1)
    each_look(learner.page, "bot-suggestions")
    chinese = Learner(new_page(viewport=desk, locale="zh-CN"), taught.url, taught.login("admin"), locale="zh")
    answer = chinese.suggestions("answer")
    answer.locator("[data-act=accept]").click()
    expect(answer.locator(".suggestion__done")).to_be_focused()
    assert chinese.page.evaluate("document.scrollingElement.scrollTop + document.body.scrollTop") == 0
    each_look(chinese.page, "bot-suggestion-accepted-zh", brief=True)
