"""The survey by the link at the end of the customer's transcript, in a browser that runs no script."""

import re

import pytest
from playwright.sync_api import expect

from people import Agent, Customer, Words

COMMENT = {"en": "Quick & friendly.\nThank you!", "zh": "又快又友好。\n谢谢！"}


def ended_chat(customer, fresh_hark, new_page):
    """A chat that an agent answered and resolved; returns its id."""
    agent = Agent(new_page(), fresh_hark.url, fresh_hark.login("agent")).be("online")
    customer.open().write("Where is my parcel?")
    expect(customer.log.locator("li.message--bot").first).to_be_visible()
    customer.ask_for_person()
    agent.open("Where is my parcel?").reply("It comes today.")
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
