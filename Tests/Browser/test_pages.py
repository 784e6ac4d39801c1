"""Every page opens, breaks none of its own rules and is usable without eyes or mouse."""

import pytest
from playwright.sync_api import expect

from people import Words

PAGES = ["/demo/", "/console/", "/board/", "/admin/", "/reports/", "/help/"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_opens_and_axe_finds_nothing(hark, new_page, axe, path, scheme):
    page = new_page(color_scheme=scheme)

    answer = page.goto(hark.url + path)

    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    axe(page)


def test_demo_prints_a_login_for_each_role(hark):
    roles = sorted(login.role for login in hark.logins)
    assert roles == ["admin", "agent", "agent", "agent", "supervisor"]
    assert all(line.startswith(("login ", "ready ")) for line in hark.output)


def test_who_may_not_be_on_a_page_is_told_why_it_is_another(hark, page):
    login, say = hark.login("agent"), Words("staff", "en")
    page.goto(f"{hark.url}/board/")
    page.locator("#login-email").fill(login.email)
    page.locator("#login-password").fill(login.password)
    page.get_by_role("button", name=say("login.submit")).click()

    expect(page.locator("hark-state")).to_contain_text(say("app.elsewhere", place=say("nav.board"), here=say("nav.inbox")))
    assert page.url == f"{hark.url}/console/"


def test_server_comes_back_on_its_data_and_ends_in_order(fresh_hark, page):
    fresh_hark.restart()
    page.goto(fresh_hark.url + "/demo/")
    page.close()
    assert fresh_hark.stop() == 0
    assert fresh_hark.command("check").strip()
