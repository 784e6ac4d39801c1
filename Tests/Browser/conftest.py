"""The browser tests' ground: a demo server of their own and a Chromium to look at it.

Fixtures: `hark` (a running `hark serve --demo`), `browser`, `context`, `page`, `axe`. Whoever needs two people at
once asks for `new_page`. `HARK_BINARY` names another executable, `HARK_SHOW=1` shows the browser.
"""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from server import DemoServer

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / ".build" / "screenshots"
PATIENCE_MS = 10_000


@pytest.fixture(scope="session")
def binary():
    named = os.environ.get("HARK_BINARY")
    found = [Path(named)] if named else [ROOT / ".build" / kind / "hark" for kind in ("debug", "release")]
    for path in found:
        if path.is_file():
            return path
    pytest.fail("there is no hark executable; build it first: swift build --product hark")


@pytest.fixture(scope="session")
def hark(binary, tmp_path_factory):
    """A demo server for the whole run, with an empty data directory and a free port."""
    with DemoServer(binary, ROOT, tmp_path_factory.mktemp("hark")) as server:
        yield server


@pytest.fixture
def fresh_hark(binary, tmp_path):
    """A demo server for one test that must not see what others did."""
    with DemoServer(binary, ROOT, tmp_path) as server:
        yield server


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            headless="HARK_SHOW" not in os.environ,
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser, request):
    """Opens a page of a person of its own; a test that leaves a page with script errors fails."""
    contexts, complaints = [], []

    def open_page(**options):
        context = browser.new_context(**{"locale": "en-GB", "ignore_https_errors": True, **options})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda line: note(page, line))
        return page

    def note(page, line):
        if line.type == "error" and "Content Security Policy" in line.text:
            complaints.append(f"{page.url}: {line.text}")

    yield open_page
    for context in contexts:
        context.close()
    if not request.node.stash.get(expects_complaints, False):
        assert complaints == [], "\n".join(complaints)


expects_complaints = pytest.StashKey[bool]()


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def axe():
    """Checks a page with axe and fails with what it found, frame by frame."""

    def check(page, context=None):
        results = Axe().run(page, context)
        assert results.violations_count == 0, results.generate_report()

    return check


@pytest.fixture
def shot(request):
    """Saves a picture of a page under .build/screenshots for people to look at."""

    def save(page, name):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{request.node.name}-{name}.png"
        page.screenshot(path=str(path))
        return path

    return save
