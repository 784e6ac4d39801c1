"""The survey by the link at the end of the customer's transcript, in a browser that runs no script."""

import re

import pytest
from playwright.sync_api import expect

from people import Agent, Customer, Supervisor, Words, publish_surveys

COMMENT = {"en": "Quick & friendly.\nThank you!", "zh": "又快又友好。\n谢谢！"}


def ended_chat(customer, fresh_hark, new_page):
    """A chat that an agent answered and resolved; returns its id."""
    agent = Agent(new_page(), fresh_hark.url, fresh_hark.login("agent")).be("online")
    customer.open().write("Where is my parcel?")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.ask_for_person()
    customer.write("It should be here.")
    agent.open("It should be here.").reply("It comes today.")
    conversation = agent.page.url.split("#")[1]
    agent.press("chat.resolve")
    agent.page.get_by_role("button", name=agent.words("resolve.submit")).click()
    expect(customer.log).to_contain_text(customer.words.starting("line.ended"))
    return conversation


def download(customer):
    customer.frame.get_by_role("button", name=customer.words("menu"), exact=True).click()
    with customer.page.expect_download() as saved:
        customer.frame.get_by_role("menuitem", name=customer.words("menu.download")).click()
    return saved.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_link_in_the_transcript_takes_a_vote_without_scripts(fresh_hark, new_page, each_look, axe, shot, locale):
    tag = "zh-CN" if locale == "zh" else "en-GB"
    customer = Customer(new_page(locale=tag), fresh_hark.url, locale)
    conversation = ended_chat(customer, fresh_hark, new_page)
    text = download(customer)
    last = text.strip().splitlines()[-1]
    link = re.fullmatch(re.escape(customer.survey_words("how")) + rf" ({re.escape(fresh_hark.url)}/s/[\w-]{{64}})", last)
    assert link, text

    # The words are the conversation's, whatever the browser of the link speaks.
    page = new_page(java_script_enabled=False, locale="fr-FR")
    answer = page.goto(link[1])
    assert answer.status == 200 and answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer" and "script-src" not in answer.headers["content-security-policy"]
    say = Words("survey", customer.words.locale)
    assert page.locator("html").get_attribute("lang") == customer.words.locale
    expect(page.get_by_role("radio")).to_have_count(8)
    assert "rated it" not in fresh_hark.command("transcript", conversation), "to look is not to vote"

    page.get_by_role("radio", name=say("great"), exact=True).check()
    page.get_by_role("radio", name=say("partly"), exact=True).check()
    page.get_by_role("textbox", name=say("comment")).fill(COMMENT[locale])
    page.get_by_role("button", name=say("send"), exact=True).dblclick()
    expect(page.get_by_role("status")).to_contain_text(say("thanksName", name="Maya Chen"))
    assert page.url == link[1]
    expect(page.get_by_role("radio", name=say("great"), exact=True)).to_be_checked()
    votes = [line for line in fresh_hark.command("transcript", conversation).splitlines() if "rated it" in line]
    assert len(votes) == 1 and "5 of 5, solved: partly" in votes[0] and COMMENT[locale].split("\n")[0] in votes[0]

    # Changed by mind: the last one counts, the first stays in the log; the panel shows nothing of it to re-answer.
    page.get_by_role("radio", name=say("poor"), exact=True).check()
    page.get_by_role("button", name=say("send"), exact=True).click()
    expect(page.get_by_role("radio", name=say("poor"), exact=True)).to_be_checked()
    transcript = fresh_hark.command("transcript", conversation)
    assert [int(score) for score in re.findall(r"rated it (\d) of 5", transcript)] == [5, 2]
    assert "/s/" not in transcript and link[1].rpartition("/")[2] not in fresh_hark.command("transcript", conversation, "--format", "json")
    fresh_hark.command("check")

    look = new_page(locale="fr-FR")
    look.goto(link[1])
    each_look(look, "rated", brief=locale != "en")


PLAN = {
    "surveys": [
        {"name": "Shop", "language": "en", "questions": [
            {"id": "speed", "kind": "stars", "text": "How fast were we?"},
            {"id": "again", "kind": "nps", "text": "How likely are you to recommend us?"},
            {"id": "why", "kind": "choice", "text": "What decided that?",
             "choices": [{"id": "price", "label": "The price"}, {"id": "people", "label": "The people"}]},
            {"id": "better", "kind": "text", "text": "What could we do better?"}]},
        {"name": "商店", "language": "zh-CN", "questions": [
            {"id": "speed", "kind": "stars", "text": "我们的速度如何？"},
            {"id": "again", "kind": "nps", "text": "您有多大可能推荐我们？"},
            {"id": "why", "kind": "choice", "text": "原因是什么？",
             "choices": [{"id": "price", "label": "价格"}, {"id": "people", "label": "服务人员"}]},
            {"id": "better", "kind": "text", "text": "我们可以如何改进？"}]},
    ]
}


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_further_questions_in_the_panel_and_on_the_page(fresh_hark, new_page, each_look, axe, shot, locale):
    publish_surveys(new_page(), fresh_hark, PLAN)
    texts = [question["text"] for question in PLAN["surveys"][locale == "zh"]["questions"]]
    choice = PLAN["surveys"][locale == "zh"]["questions"][2]["choices"][1]["label"]
    customer = Customer(new_page(locale="zh-CN" if locale == "zh" else "en-GB"), fresh_hark.url, locale)
    conversation = ended_chat(customer, fresh_hark, new_page)
    survey = customer.frame.locator("hark-survey")

    # Nothing further is asked before the first choice, which is saved at once.
    expect(survey.get_by_text(texts[0])).to_be_hidden()
    customer.score("poor").check()
    group = lambda text: survey.get_by_role("group", name=re.compile("^" + re.escape(text)))
    expect(group(texts[0])).to_be_visible()
    group(texts[0]).get_by_role("radio", name="4", exact=True).check()
    group(texts[1]).get_by_role("radio", name="10", exact=True).check()
    group(texts[2]).get_by_role("radio", name=choice, exact=True).check()
    survey.get_by_role("textbox", name=texts[3]).fill("Longer hours.")
    axe(customer.page, "the further questions")
    shot(customer.page, "further")
    survey.get_by_role("button", name=customer.survey_words("send"), exact=True).click()
    expect(survey).to_contain_text(customer.survey_words("thanksName", name="Maya Chen"))
    transcript = fresh_hark.command("transcript", conversation)
    assert "2 of 5; speed: 4; again: 10; why: people; better: Longer hours." in transcript.replace("\n", " "), transcript

    # The page by the link has the same as plain fields, filled in with the answer that counts.
    link = download(customer).strip().splitlines()[-1].rsplit(" ", 1)[1]
    page = new_page(java_script_enabled=False)
    page.goto(link)
    field = lambda text: page.get_by_role("group", name=re.compile("^" + re.escape(text)))
    expect(field(texts[1]).get_by_role("radio", name="10", exact=True)).to_be_checked()
    expect(page.get_by_role("textbox", name=texts[3])).to_have_value("Longer hours.")
    field(texts[0]).get_by_role("radio", name="1", exact=True).check()
    page.get_by_role("button", name=customer.survey_words("send"), exact=True).click()
    expect(field(texts[0]).get_by_role("radio", name="1", exact=True)).to_be_checked()
    assert "speed: 1" in fresh_hark.command("transcript", conversation)
    look = new_page()
    look.goto(link)
    each_look(look, "further", brief=locale != "en")
    fresh_hark.command("check")


def test_a_low_rating_is_reopened_from_the_board(fresh_hark, new_page):
    board = Supervisor(new_page(viewport={"width": 1360, "height": 820}), fresh_hark.url, fresh_hark.login("supervisor"))
    customer = Customer(new_page(), fresh_hark.url)
    ended_chat(customer, fresh_hark, new_page)
    customer.score("bad").check()
    expect(board.attention).to_have_count(1)
    expect(board.attention).to_contain_text(board.words("attention.lowRating"))

    board.attention.get_by_role("button", name=board.words("chat.reopen"), exact=True).click()

    expect(board.attention).to_have_count(0)
    expect(customer.log).to_contain_text(customer.words("line.reopened"))
    expect(customer.frame.locator("hark-survey")).to_have_count(0)


def test_nobody_is_asked_after_one_message(fresh_hark, new_page):
    customer = Customer(new_page(), fresh_hark.url).open().write("Hello")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.frame.get_by_role("button", name=customer.words("menu"), exact=True).click()
    customer.frame.get_by_role("menuitem", name=customer.words("menu.end")).click()
    customer.frame.get_by_role("button", name=customer.words("end.end"), exact=True).click()

    expect(customer.frame.get_by_role("button", name=customer.survey_words("startOver"))).to_be_visible()
    expect(customer.score("good")).to_be_hidden()


@pytest.mark.parametrize("tag", ["en-GB", "zh-CN"])
def test_a_link_that_is_not_good_says_so(fresh_hark, new_page, each_look, complaints, tag):
    page = new_page(locale=tag)
    say = Words("pages", "zh-CN" if tag == "zh-CN" else "en")

    for path, key in (("/s/" + "A" * 64, "survey.badTitle"), ("/nothing", "missing.title")):
        answer = page.goto(fresh_hark.url + path)
        assert answer.status == 404
        expect(page.get_by_role("heading")).to_have_text(say(key))
        each_look(page, key, brief=True)
    # Browsers write down each page that is not there.
    complaints[:] = [line for line in complaints if " 404 " not in f"{line} "]
