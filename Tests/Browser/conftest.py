"""The browser tests' ground: a demo server of their own and a Chromium to look at it.

Fixtures: `hark` (a running `hark serve --demo`), `fresh_hark` (one of its own), `new_page` (a page of one more
person), `page`, `axe`, `shot`. A page that writes an error to its console fails its test; `complaints` is for tests
that want them. `HARK_BINARY` names another executable, `HARK_SHOW=1` shows the browser.
"""

import os
import re
from importlib.resources import files
from pathlib import Path

import pytest
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
def complaints():
    """What pages wrote to their consoles as errors; a test may take out what it provoked."""
    return []


@pytest.fixture
def new_page(browser, complaints):
    """Opens a page of a person of its own; a test that leaves a page with errors fails."""
    contexts = []

    def open_page(context=None, **options):
        if context is None:
            context = browser.new_context(**{"locale": "en-GB", "ignore_https_errors": True, **options})
            context.set_default_timeout(PATIENCE_MS)
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda line: note(page, line))
        return page

    def note(page, line):
        if line.type == "error" and not EXPECTED.search(line.text):
            complaints.append(f"{page.url}: {line.text}")

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == [], "\n".join(complaints)


# Asking who is logged in answers 401 when nobody is, and browsers write each 401 down.
EXPECTED = re.compile(r"Failed to load resource: .*\b401\b")


@pytest.fixture
def page(new_page):
    return new_page()


AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE, SMALL = (1360, 800), (360, 640), (320, 568)
LOOKS = [(DESK, "light"), (SMALL, "light"), (DESK, "dark"), (PHONE, "dark")]


@pytest.fixture
def axe():
    """Checks each frame of a page with axe and that nothing sticks out sideways; fails with what it found."""

    def check(page, what="the page"):
        for frame in page.frames:
            if not frame.evaluate("'axe' in globalThis"):
                frame.evaluate(AXE)
            result = frame.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
            found = [(one["id"], one["help"], [node["html"][:200] for node in one["nodes"]]) for one in result["violations"]]
            assert found == [], f"{what}, {frame.url}: {found}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{what} is wider than the window"

    return check


@pytest.fixture
def each_look(axe, shot):
    """Checks a page in both themes, on a desk and on two telephones, and keeps a picture of each look.

    `brief` leaves out what differs little: a second language, a further section of the same form.
    """

    def check(page, what, brief=False):
        for (width, height), theme in LOOKS[1:3] if brief else LOOKS:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            axe(page, f"{what} at {width} px, {theme}")
            shot(page, f"{what}-{width}-{theme}")
        page.set_viewport_size(dict(zip(("width", "height"), DESK)))

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
