"""An afternoon alone: a sheet of sixty rows, scenarios, a workshop by link, a promise frozen, the pack handed over."""

from __future__ import annotations

import io
import re
import shutil
import subprocess

import pytest
from pptx import Presentation
from pypdf import PdfReader

from passerelle.engine.worlds import wishes
from tests.browser.steps import searched, written

pytestmark = pytest.mark.slow

ON_THE_TABLE = (5, 8, 16, 27, 39)
VOTES = {"Ada": (5, 4, 3, 2, 1), "Basile": (1, 2, 3, 4, 5), "Carmen": (5, 3, 4, 1, 2)}
DISSENT = "Sans les prix négociés, nous perdons les artisans."
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def owner(chromium, newcomer):
    """The founder, who just chose a password; fails the test when the console shows an error."""
    context = chromium.new_context(
        base_url=newcomer["address"], viewport={"width": 1440, "height": 900}, locale="fr-FR"
    )
    tab, wrong = context.new_page(), []
    tab.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    tab.goto(newcomer["link"])
    for field in tab.locator("input[type=password]").all():
        field.fill("une longue phrase de passe")
    tab.locator("main form button").last.click()
    tab.wait_for_url(f"{newcomer['address']}/")
    yield tab
    context.close()
    assert not wrong, f"the console says: {wrong}"


def _poured_in(page, sheet):
    page.goto("/sources/new/")
    page.check("[name=kind][value=initiatives]")
    page.set_input_files("[name=file]", sheet)
    page.click("main .form__end button")
    page.wait_for_url(re.compile(r"/sources/\d+/columns/"))
    page.click("main .form__end button")
    page.locator('form[action$="/run/"] button').first.click()
    page.locator('form[action$="/undo/"] button').wait_for()
    page.goto("/roadmap/?view=table")
    assert page.locator("main").inner_text().count("I-") >= 60


def _framed(page):
    page.goto("/arbitrations/new/")
    page.locator("main form .button--primary").click()
    page.wait_for_url(re.compile(r"/arbitrations/\d+/$"))
    assert "60 initiatives sur 60" in page.inner_text("h1")
    page.goto("/arbitrations/1/limits/")
    page.fill("#cash-amount", str(int(wishes.CASH)))
    with page.expect_navigation():
        page.locator('form[action$="/frame/cash/"] button').click()


def _compared(page):
    page.goto("/arbitrations/1/scenarios/")
    page.locator('form[action$="/propose/"] button').click()
    searched(page)
    page.goto("/arbitrations/1/scenarios/")
    assert page.locator("td.scn__worth .scn__mid").count() == 3
    verdict = page.locator(".inq__verdict").inner_text()
    assert "scénario" in verdict.lower()


def _invited(page):
    """The workshop set up; by name, the link of each who votes."""
    page.goto("/arbitrations/1/workshops/")
    page.locator("main form .button--primary").click()
    page.wait_for_url(re.compile(r"/workshops/\d+/setup/"))
    for number in ON_THE_TABLE:
        page.check(f"[name=pick][value='{number}']")
    with page.expect_navigation():
        page.locator('form[action$="/subjects/"] button').click()
    page.fill("[name=others]", "\n".join(VOTES))
    with page.expect_navigation():
        page.locator('form[action$="/participants/"] button').last.click()
    links = {
        one.locator("b").inner_text(): one.locator("a").get_attribute("href")
        for one in page.locator(".invited").all()
    }
    assert list(links) == list(VOTES)
    page.locator("button[name=step][value=open]").click()
    page.wait_for_url(re.compile(r"/workshops/\d+/$"))
    return links


def _voted(chromium, links):
    """Each on a phone, without an account."""
    for name, link in links.items():
        context = chromium.new_context(viewport=PHONE, locale="fr-FR")
        ballot = context.new_page()
        ballot.goto(link)
        for one, score in zip(ballot.locator("[data-subject]").all(), VOTES[name], strict=True):
            one.locator(f"label:has(input[value='{score}'])").click()
            one.locator("[data-said]", has_text=re.compile(r"\d\d:\d\d")).wait_for()
        ballot.locator("h1", has_text="voté sur tout").wait_for()
        assert ballot.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        context.close()


def _decided(page):
    """The round is read; each divergence ends in a decision."""
    page.reload()
    page.locator("button[name=step][value=end]").click()
    page.locator('a[href$="/decision/"]').first.wait_for()
    said = ["chosen", "not"]
    for turn in range(len(ON_THE_TABLE)):
        left = page.locator('a[href$="/decision/"]', has_text="Décider")
        if not left.count():
            break
        left.first.click()
        page.select_option("[name=said]", said[turn % 2])
        page.fill("[name=why]", "Dit en séance")
        page.locator("main form .button--primary").first.click()
        page.wait_for_url(re.compile(r"/workshops/\d+/$"))


def _dissented(chromium, link):
    context = chromium.new_context(viewport=PHONE, locale="fr-FR")
    ballot = context.new_page()
    ballot.goto(link)
    ballot.locator("[name=words]").first.fill(DISSENT)
    with ballot.expect_navigation():
        ballot.locator('form[action*="/dissent/"] button').first.click()
    context.close()


def _frozen(page):
    """The plan on the roadmap, the workshop closed, the promise frozen: the titles chosen."""
    page.goto("/arbitrations/1/scenarios/A/roadmap/")
    page.locator("main form.form__end .button--primary").click()
    page.wait_for_url(re.compile(r"(?<!A)/roadmap/"))
    page.goto("/arbitrations/1/freeze/?in=A")
    page.locator("main form.form .button--primary").click()
    page.wait_for_url(re.compile(r"/commitments/\d+/$"))
    assert DISSENT in page.inner_text("main")
    assert "Ada" in page.inner_text("main")
    return [one.inner_text() for one in page.locator("#s2 .name").all()]


def _handed(page):
    """The pack frozen in turn: its PDF and its slides, as bytes."""
    page.goto("/packs/draft/")
    period = page.locator(".switch a").first.get_attribute("href")
    page.goto(f"/packs/draft/{period}")
    page.locator('button[formaction$="/packs/"]').click()
    page.wait_for_url(re.compile(r"/packs/\d+/"))
    files = []
    for link in (page.locator("a[href*='/pdf/']"), page.locator("a[href*='/slides/']")):
        answer = page.request.get(link.first.get_attribute("href"))
        assert answer.status == 200
        files.append(answer.body())
    return files


def _words(deck):
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    said = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    tables = [shape.table for shape in shapes if shape.has_table]
    said += [cell.text for table in tables for row in table.rows for cell in row.cells]
    return " ".join(said), tables, [shape for shape in shapes if shape.has_chart]


def _flat(text):
    return re.sub(r"\s+", " ", text)


def test_from_a_sheet_of_sixty_rows_to_slides(owner, chromium, newcomer):
    _poured_in(owner, written(wishes.sheet(), newcomer["folder"] / "initiatives.csv"))
    _framed(owner)
    _compared(owner)
    links = _invited(owner)
    workshop = owner.url
    _voted(chromium, links)
    owner.goto(workshop)
    _decided(owner)
    _dissented(chromium, links["Ada"])
    chosen = _frozen(owner)
    assert len(chosen) > 10
    pdf, slides = _handed(owner)
    printed = _flat(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
    said, tables, charts = _words(Presentation(io.BytesIO(slides)))
    assert tables
    assert charts
    for title in chosen[:3]:
        assert _flat(title) in printed
        assert _flat(title) in _flat(said)
    assert DISSENT in _flat(said)
    if shutil.which("soffice"):
        deck = newcomer["folder"] / "deck.pptx"
        deck.write_bytes(slides)
        words = [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{newcomer['folder']}/office",
        ]
        subprocess.run(
            [*words, "--convert-to", "pdf", "--outdir", str(newcomer["folder"]), str(deck)],
            check=True,
            capture_output=True,
        )
        converted = PdfReader(newcomer["folder"] / "deck.pdf")
        assert len(converted.pages) == len(Presentation(io.BytesIO(slides)).slides)
