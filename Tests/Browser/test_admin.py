"""The admin's page writes what was chosen, takes it back, and says why something could not be read."""

from playwright.sync_api import expect

from people import Staff


class Administrator(Staff):
    place = "admin"

    def section(self, key):
        self.page.locator(".admin__section").get_by_text(self.words(key), exact=True).click()
        return self

    @property
    def rows(self):
        return self.page.locator(".admin__row")

    def press(self, key):
        self.page.get_by_role("button", name=self.words(key), exact=True).click()


def test_saved_and_undone(fresh_hark, page):
    admin = Administrator(page, fresh_hark.url, fresh_hark.login("admin")).section("admin.canned")
    english = admin.rows.filter(has_text="Hi, thanks for waiting.")
    english.click()
    page.locator("#field-text").fill("Good day.")
    page.locator("#field-language").select_option("")
    admin.press("common.save")
    expect(admin.rows.filter(has_text="Good day.")).to_be_visible()
    expect(english).to_have_count(0)
    admin.press("resolve.reopen")
    english.click()
    expect(page.locator("#field-language")).to_have_value("en")


def test_failed_list_is_tried_again(fresh_hark, page, complaints):
    admin = Administrator(page, fresh_hark.url, fresh_hark.login("admin"))
    page.route("**/api/v1/sites*", lambda route: route.abort())
    admin.section("admin.sites")
    expect(page.locator("hark-list")).to_contain_text(admin.words("reason.offline"))
    expect(admin.rows).to_have_count(0)
    page.unroute("**/api/v1/sites*")
    admin.press("common.retry")
    expect(admin.rows).to_have_count(1)
    complaints.clear()


def test_narrow_window_shows_each_list(fresh_hark, new_page):
    page = new_page(viewport={"width": 360, "height": 640})
    admin = Administrator(page, fresh_hark.url, fresh_hark.login("admin"))
    admin.rows.first.click()
    expect(page.locator("#field-name")).to_be_visible()
    admin.section("admin.articles")
    expect(admin.rows.first).to_be_visible()
    expect(page.locator(".admin__section[aria-current]")).to_be_in_viewport(ratio=0.9)


def test_words_and_patterns(fresh_hark, page, axe, complaints):
    admin = Administrator(page, fresh_hark.url, fresh_hark.login("admin")).section("admin.language")
    words = page.locator("#field-words")
    expect(words).to_have_value("")
    words.fill("Ridge 20\n云雀\n")
    admin.press("pairs.add")
    name, pattern = page.locator("hark-pairs input").all()
    expect(name).to_be_focused()
    name.fill("order")
    pattern.fill("KS-[0-9")
    admin.press("common.save")
    expect(page.locator("#field-patterns-error")).to_contain_text("KS-[0-9")
    axe(page, "a wrong pattern")
    page.locator(".admin__summary button").click()
    expect(name).to_be_focused()
    pattern.fill("KS-[0-9]{4}")
    admin.press("common.save")
    expect(page.locator(".state__line")).to_contain_text(admin.words("admin.languageSaved"))
    page.reload()
    expect(words).to_have_value("Ridge 20\n云雀")
    expect(page.locator(".admin__configured").first).to_contain_text("Kestrel")
    page.locator("hark-pairs").get_by_role("button", name=admin.words("common.delete")).click()
    admin.press("common.save")
    expect(admin.rows.first).to_contain_text(admin.words("admin.languageCounts", words=2, patterns=0))
    complaints.clear()
