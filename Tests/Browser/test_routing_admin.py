"""The admin's page of routing: one draft of the plan is edited on all tabs, tried, published and taken back."""

import pytest
from playwright.sync_api import expect

from people import RoutingAdministrator, publish_plan

EDITED = ["rules", "queues", "hours", "sla", "skills"]
# The demo's own plan is version 1, and the empty one that each test begins with version 2.
FIRST = 3


@pytest.fixture
def fresh_hark(fresh_hark, new_page):
    """A server with an empty routing plan."""
    assert publish_plan(new_page(), fresh_hark, {}) == FIRST - 1
    return fresh_hark


@pytest.fixture
def admin(fresh_hark, page):
    return RoutingAdministrator(page, fresh_hark.url, fresh_hark.login("admin"))


def names(admin):
    return admin.page.locator(".rules__name").all_inner_texts()


def test_rules_are_written_moved_and_published(admin):
    page = admin.page
    expect(admin.panel("rules")).to_contain_text(admin.own("routing.rules.none"))
    expect(admin.panel("rules")).not_to_contain_text("false")
    admin.add_rule(0, "Checkout", when_page="*/checkout*", then_required="billing:3", then_priority="5")
    admin.add_rule(1, "Chinese", when_language="zh")
    first = admin.rules.first
    expect(first).to_contain_text(admin.own("routing.when.page", names="*/checkout*"))
    expect(first).to_contain_text(admin.own("routing.skillLevel", name="billing", level=3))
    expect(first).to_contain_text(admin.own("routing.then.priority", n=5))
    page.get_by_role("button", name=admin.own("routing.editOne", name="Chinese")).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_role("button", name=admin.own("routing.editOne", name="Chinese"))).to_be_focused()
    assert names(admin) == ["Chinese", "Checkout"]
    page.get_by_role("button", name=admin.own("routing.rules.down", name="Chinese")).click()
    assert names(admin) == ["Checkout", "Chinese"]
    admin.publish("Two rules").published(FIRST)
    page.reload()
    expect(admin.rules).to_have_count(2)
    assert names(admin) == ["Checkout", "Chinese"]
    admin.tab("versions")
    expect(page.locator(f".version[data-version='{FIRST}']")).to_contain_text("Two rules")


def test_unreachable_rule_is_told_where_it_stands(admin):
    page = admin.page
    admin.add_rule(0, "Everything").add_rule(1, "Chinese", when_language="zh")
    expect(admin.rules.nth(1).locator(".chip--warn")).to_contain_text("Everything")
    page.get_by_role("button", name=admin.own("routing.rules.up", name="Chinese")).click()
    expect(page.locator(".rules .chip--warn")).to_have_count(0)


def test_fault_leads_to_its_field(admin, axe):
    page = admin.page
    admin.tab("hours").press("businessHours.add").back()
    admin.tab("rules").press("rules.add")
    admin.field("rules[0].when.hours").select_option(label=admin.own("routing.when.closed", name="office"))
    admin.tab("hours")
    page.locator("#plan-remove-businessHours-0").click()
    page.locator("hark-dialog .button--danger").click()
    admin.publish("Without hours")
    fault = page.locator(".faults__fault")
    expect(fault).to_have_count(1)
    axe(page, "a plan with a fault")
    expect(page.get_by_role("tab", selected=True)).to_have_text(admin.own("routing.rules"))
    admin.tab("sla")
    fault.click()
    field = admin.field("rules[0].when.hours")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.select_option("")
    expect(fault).to_have_count(0)
    admin.publish("Mended").published(FIRST)


def test_faults_are_told_in_chinese(fresh_hark, new_page):
    admin = RoutingAdministrator(new_page(locale="zh-CN"), fresh_hark.url, fresh_hark.login("admin"), "zh")
    admin.press("rules.add")
    admin.field("rules[0].when.language").fill("klingon!")
    queue = admin.field("rules[0].then.queue")
    queue.select_option("")
    faults = admin.page.locator(".faults__fault")
    expect(faults).to_have_text([
        f"规则 · 新规则 · 条件 · 语言 – {admin.own('routing.fault.language', text='klingon!')}",
        f"规则 · 新规则 · 结果 · 队列 – {admin.own('routing.fault.missing', field='队列')}",
    ])
    faults.last.click()
    expect(queue).to_be_focused()
    expect(queue).to_have_attribute("aria-invalid", "true")
    admin.tab("try").press("try.go")
    expect(admin.panel("try").get_by_role("alert")).to_have_text(admin.own("routing.try.faulty"))


def test_what_cannot_be_read_is_told_at_once(admin):
    admin.tab("sla").press("sla.add")
    field = admin.field("sla[0].targets[0].firstResponseSeconds")
    field.fill("soon")
    field.blur()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(admin.page.locator(".faults__fault")).to_have_attribute("data-fault", "sla[0].targets[0].firstResponseSeconds")
    field.fill("1 h 30 min")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    admin.back()
    expect(admin.panel("sla")).to_contain_text("1 hr 30 min")


def test_week_by_keyboard_pointer_and_lines(admin):
    page = admin.page
    admin.tab("hours").press("businessHours.add")
    admin.field("businessHours[0].zone").fill("Europe/Madrid")
    lines = admin.field("businessHours[0].week")
    hour = lambda day, hour: page.locator(f".week__hour[data-day='{day}'][data-hour='{hour}']")
    lines.fill("Mo-Fr 09:30-18:00")
    expect(hour(0, 9)).to_have_attribute("data-state", "part")
    expect(hour(4, 17)).to_have_attribute("aria-selected", "true")
    hour(5, 10).click()
    expect(lines).to_have_value("Mo-Fr 09:30-18:00\nSa 10:00-11:00")
    hour(5, 10).focus()
    for key in ["Shift+ArrowRight", "Shift+ArrowDown", "ArrowDown"]:
        page.keyboard.press(key)
    expect(lines).to_have_value("Mo-Fr 09:30-18:00\nSa,Su 10:00-12:00")
    page.keyboard.press("Space")
    expect(lines).to_have_value("Mo-Fr 09:30-18:00\nSa 10:00-12:00\nSu 10:00-11:00")
    hour(6, 20).hover()
    page.mouse.down()
    hour(6, 22).hover()
    page.mouse.up()
    expect(lines).to_have_value("Mo-Fr 09:30-18:00\nSa 10:00-12:00\nSu 10:00-11:00\nSu 20:00-23:00")
    lines.fill("Mo-Fr nine to five")
    lines.blur()
    expect(lines).to_have_attribute("aria-invalid", "true")
    lines.fill("Mo-Su 00:00-24:00")
    expect(page.locator(".hours__now")).to_contain_text(admin.own.starting("routing.businessHours.nowOpen"))
    expect(page.locator(".hours__now")).to_contain_text("Madrid")


def test_queue_gets_its_policy(admin):
    page = admin.page
    admin.tab("queues")
    page.locator(".plan__item[data-queue='support'] button").click()
    page.locator("#plan-queues-0-policy").select_option("own")
    admin.field("queues[0].policy.choice").select_option("weighted")
    admin.field("queues[0].policy.weights.fit").fill("3")
    page.locator("#plan-queues-0-policy-priorityCreditSeconds-how").select_option("strict")
    admin.press("policy.addStep")
    admin.field("queues[0].policy.relaxation[0].afterSeconds").fill("2 min")
    admin.press("policy.addQueue")
    admin.field("queues[0].policy.overflow[0].to").select_option("billing")
    page.locator("[data-at='tiers[0].next']").select_option("billing")
    admin.back()
    queue = page.locator(".plan__item[data-queue='support']")
    for told in [admin.own("routing.choice.weighted"), admin.own("routing.policy.strictTold"), admin.own("routing.queues.tier", name="billing")]:
        expect(queue).to_contain_text(told)
    admin.publish("Support by weights").published(FIRST)
    page.reload()
    expect(queue).to_contain_text(admin.own("routing.policy.overflowsTo", names="billing"))


def test_renamed_hours_are_followed(admin):
    admin.tab("hours").press("businessHours.add").back()
    admin.tab("rules").press("rules.add")
    admin.field("rules[0].when.hours").select_option("open:office")
    admin.tab("hours")
    admin.page.locator("#plan-edit-businessHours-0").click()
    name = admin.field("businessHours[0].name")
    name.fill("Madrid")
    name.blur()
    admin.tab("rules").back()
    expect(admin.rules).to_contain_text(admin.own("routing.when.open", name="Madrid"))


def test_somebody_else_published(admin, fresh_hark, new_page, complaints):
    other = RoutingAdministrator(new_page(), fresh_hark.url, fresh_hark.login("admin"))
    admin.add_rule(0, "Mine", when_language="en")
    other.add_rule(0, "Theirs", when_language="zh").publish("Chinese first").published(FIRST)
    admin.publish("English first")
    strip = admin.page.locator(".planbar__other")
    expect(strip).to_contain_text("Chinese first")
    assert names(admin) == ["Mine"]
    admin.press("otherKeep")
    expect(strip).to_be_empty()
    admin.publish("English first").published(FIRST + 1)
    other.tab("versions")
    expect(other.page.locator(".version")).to_have_count(FIRST + 1)
    other.press("versions.againOne", n=FIRST)
    other.page.locator("#line-field").fill("Chinese after all")
    other.page.locator("hark-dialog .button--primary").click()
    expect(other.page.locator(f".version[data-version='{FIRST + 2}']")).to_contain_text("Chinese after all")
    other.tab("rules")
    assert names(other) == ["Theirs"]
    complaints.clear()


MANY = """async (count) => {
    const { csrfToken } = await fetch("/api/v1/session").then((answer) => answer.json())
    const headers = { "content-type": "application/json", "x-csrf-token": csrfToken }
    let { version: base } = await fetch("/api/v1/routing").then((answer) => answer.json())
    for (let n = 0; n < count; n += 1) {
        const body = JSON.stringify({ plan: { skills: [{ name: `skill ${n}` }] }, base, note: `Number ${n}` })
        const answer = await fetch("/api/v1/routing", { method: "PUT", headers, body })
        if (!answer.ok) throw new Error(await answer.text())
        base = (await answer.json()).version
    }
}"""


def test_older_versions_are_had_by_pages(admin):
    page = admin.page
    page.evaluate(MANY, 100)
    admin.tab("versions")
    versions = page.locator(".version")
    expect(versions).to_have_count(100)
    admin.press("versions.more")
    expect(versions).to_have_count(FIRST + 99)
    expect(page.get_by_role("button", name=admin.own("routing.versions.lookOne", n=FIRST - 1), exact=True)).to_be_focused()
    expect(page.locator(".versions__more")).to_have_count(0)
    expect(versions.last).to_contain_text(admin.own("routing.configuration"))


def test_draft_is_tried(admin):
    page = admin.page
    admin.add_rule(0, "Chinese", when_language="zh").add_rule(1, "Rest")
    admin.tab("try")
    page.locator("#try-language").select_option("en")
    admin.press("try.go")
    fact = lambda name: page.locator(f".route [data-fact='{name}']")
    expect(fact("rule")).to_have_text("Rest")
    expect(fact("queue")).to_have_text("support")
    expect(page.locator(".route__part").filter(has=page.locator("#route-earlier"))).to_contain_text("Chinese")
    page.locator("#try-language").select_option("zh")
    admin.press("try.go")
    expect(fact("rule")).to_have_text("Chinese")
    expect(page.locator("#route-earlier")).to_have_count(0)


def test_trial_takes_days_in_its_range(admin):
    page = admin.page
    admin.tab("trial")
    page.locator("#trial-days").fill("40")
    admin.press("trial.go")
    expect(page.locator("#trial-days-error")).to_have_text(admin.words("field.number", low=1, high=31))
    expect(page.locator("#trial-days")).to_be_focused()
    page.locator("#trial-days").fill("7")
    admin.press("trial.go")
    expect(page.locator(".trial__result")).to_contain_text(admin.own("routing.trial.none"))


def test_draft_is_not_left_behind_by_accident(admin):
    page = admin.page
    admin.add_rule(0, "Mine")
    page.locator(".admin__section").get_by_text(admin.words("admin.sites"), exact=True).click()
    page.get_by_role("button", name=admin.words("admin.stay")).click()
    expect(admin.rules).to_have_count(1)
    admin.press("discard")
    expect(admin.rules).to_have_count(0)
    page.locator(".state__line").get_by_role("button").click()
    expect(admin.rules).to_have_count(1)
    page.get_by_role("button", name=admin.own("routing.removeOne", name="Mine")).click()
    expect(admin.rules).to_have_count(0)
    page.locator(".state__line").get_by_role("button").click()
    expect(admin.rules).to_have_count(1)


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_looks(fresh_hark, new_page, each_look, locale):
    page = new_page(locale="zh-CN" if locale == "zh" else "en-GB")
    admin = RoutingAdministrator(page, fresh_hark.url, fresh_hark.login("admin"), locale)
    for tab, key in [("skills", "skills"), ("sla", "sla"), ("hours", "businessHours"), ("rules", "rules")]:
        admin.tab(tab).press(f"{key}.add")
        each_look(page, f"{tab}-form-{locale}", brief=locale == "zh")
        admin.back()
    for tab in EDITED + ["try", "trial", "versions"]:
        admin.tab(tab)
        each_look(page, f"{tab}-{locale}", brief=True)
