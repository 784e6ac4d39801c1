"""The admin's page of surveys: written, looked at as customers see them, published, and taken back."""

import pytest
from playwright.sync_api import expect

from people import SurveyAdministrator


@pytest.fixture(params=["en", "zh"])
def admin(request, fresh_hark, new_page):
    page = new_page(locale="zh-CN" if request.param == "zh" else "en-GB")
    return SurveyAdministrator(page, fresh_hark.url, fresh_hark.login("admin"), request.param)


def write(admin, name):
    """Writes a survey with two questions, and leaves it open."""
    admin.press("routing.surveys.add")
    admin.field("surveys[0].name").fill(name)
    admin.press("survey.addQuestion")
    admin.field("surveys[0].questions[0].text").fill("How fast were we?")
    admin.press("survey.addQuestion")
    admin.field("surveys[0].questions[1].text").fill("What decided that?")
    expect(admin.field("surveys[0].questions[1].choices")).to_be_hidden()
    admin.field("surveys[0].questions[1].kind").select_option("choice")
    admin.field("surveys[0].questions[1].choices").fill("The price\nThe people")
    return admin


def test_a_survey_is_written_seen_published_and_taken_back(admin, each_look):
    page = admin.page
    expect(page.locator("#survey-panel-list")).to_contain_text(admin.own("routing.surveys.none"))
    write(admin, "Shop")

    # The preview is the customer's own: the face first, then the rest.
    preview = page.locator(".survey-preview")
    preview.get_by_role("radio").first.check()
    expect(preview.get_by_text("The people", exact=True)).to_be_visible()
    each_look(page, "form", brief=True)
    page.get_by_role("button", name=admin.own("survey.upOne", n=2), exact=True).click()
    expect(page.get_by_role("button", name=admin.own("survey.upOne", n=1), exact=True)).to_be_focused()
    expect(admin.field("surveys[0].questions[0].text")).to_have_value("What decided that?")
    admin.back()
    expect(admin.items).to_have_count(1)
    expect(admin.items).to_contain_text("What decided that?")
    each_look(page, "list", brief=True)

    admin.publish("The first")
    expect(admin.state).to_have_text(admin.own("routing.state.same"))
    page.reload()
    expect(admin.items).to_have_count(1)
    admin.press("routing.removeOne", name="Shop")
    admin.publish("None after all")
    expect(page.locator("#survey-panel-list")).to_contain_text(admin.own("routing.surveys.none"))

    admin.tab("versions")
    expect(page.locator(".version")).to_have_count(2)
    each_look(page, "versions", brief=True)
    page.locator("[data-again='1']").click()
    dialog = page.locator("hark-dialog dialog")
    dialog.locator("#line-field").fill("Back")
    dialog.locator(".button--primary").click()
    expect(page.locator(".version")).to_have_count(3)
    admin.tab("list")
    expect(admin.items).to_contain_text("Shop")
    admin.tab("rules")
    each_look(page, "rules", brief=True)


def test_what_is_wrong_is_told_at_its_field_and_not_published(fresh_hark, page):
    admin = write(SurveyAdministrator(page, fresh_hark.url, fresh_hark.login("admin")), "Shop")
    admin.field("surveys[0].questions[1].choices").fill("Only one")
    admin.field("surveys[0].questions[0].id").fill("two words")
    expect(page.locator(".planbar__faults")).to_contain_text(admin.own("routing.fault.choices"))
    expect(page.locator(".planbar__faults")).to_contain_text(admin.own("routing.fault.plainID"))
    admin.publish("It has faults")
    expect(page.locator(".state__line")).to_contain_text(admin.own("routing.mend"))
    expect(admin.field("surveys[0].questions[1].choices")).to_have_attribute("aria-invalid", "true")


def test_by_keyboard(fresh_hark, page):
    admin = SurveyAdministrator(page, fresh_hark.url, fresh_hark.login("admin"))
    page.get_by_role("tab", name=admin.own("survey.list"), exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name=admin.own("survey.rules"), exact=True)).to_be_focused()
    page.keyboard.press("Home")
    add = page.get_by_role("button", name=admin.own("routing.surveys.add"), exact=True)
    add.focus()
    page.keyboard.press("Enter")
    expect(admin.field("surveys[0].name")).to_be_focused()
