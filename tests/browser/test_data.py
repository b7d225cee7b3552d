"""Somebody new brings a vendor's offer in: template, fill, drop, answer, mend, apply, undo; and takes files out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests import offers
from tests.browser.conftest import Visitor, settle

pytestmark = pytest.mark.browser
FINDING = ".cx-finding"


@pytest.fixture
def page(chromium, own) -> Iterator[Page]:
    visitor = Visitor(chromium, own.address)
    yield visitor.open("data", ready=FINDING)
    visitor.leave()


def done(page: Page) -> None:
    page.wait_for_timeout(200)
    settle(page)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(name)).first.click()
    done(page)


def show(page: Page, name: str) -> None:
    page.get_by_role("radio", name=re.compile(name)).first.click()
    done(page)


def drop(page: Page, file: Path) -> None:
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator("input[type=file]")).to_have_count(0)
    done(page)


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as found:
        page.get_by_role("button", name=re.compile(name)).first.click()
    return Path(found.value.path()).read_bytes()


def finding(page: Page, words: str) -> None:
    expect(page.locator(FINDING).first).to_contain_text(words)


def filled(data: bytes, *rows: dict[str, object]) -> bytes:
    """The template with these rows on its sheet Vendors, saved as a person's program saves it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Vendors"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=2):
        for name, value in row.items():
            sheet.cell(number, columns[name], value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def type_into_grid(page: Page, text: str) -> None:
    """Double-click the last cell of the first row, type, Enter; as a hand does it, not as a machine."""
    grid = page.get_by_test_id("stDataFrame").first
    box = grid.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + 0.92 * box["width"], box["y"] + 70)
    expect(page.locator("textarea.gdg-input")).to_be_visible()
    page.keyboard.type(text, delay=40)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.wait_for_timeout(800)
    done(page)


def test_an_offer_comes_in_by_the_template_and_goes_again(page, tmp_path):
    offer = {"vendor": "Quillhaven", "country": "Poland", "city": "Lodz", "hourly_rate_usd": 14.5, "rate_basis": "paid",
             "seats": 120, "languages": "en|pl"}
    file = tmp_path / "filled.xlsx"
    file.write_bytes(filled(download(page, "Empty template"), offer,
                            {**offer, "country": "Romania", "city": "Iasi", "hourly_rate_usd": "1O.5"},
                            {**offer, "vendor": "Heronlight Cares", "city": "Krakow"}))
    drop(page, file)
    finding(page, "1 new; one row needs mending; one question to answer")
    expect(page.get_by_role("button", name=re.compile("^Apply"))).to_be_disabled()
    page.get_by_text("No, it is a new vendor").click()
    press(page, "Read the file with this answer")
    finding(page, "2 new; one row needs mending")
    type_into_grid(page, "10.50")
    finding(page, "Ready to apply: 3 new")
    show(page, "Questions")
    expect(page.locator(".cx-answered")).to_contain_text("No, it is a new vendor")
    expect(page.locator(".cx-told.wait")).to_contain_text("2 vendors stay out of the plan")
    page.get_by_placeholder("your name, for the log").fill("Ana")
    page.get_by_placeholder("your name, for the log").press("Enter")
    done(page)
    press(page, "Apply 3 rows")
    finding(page, "Done: 3 new rows from filled.xlsx")
    show(page, "What changed")
    expect(page.locator(".st-key-log")).to_contain_text("Ana")
    show(page, "Get in")
    drop(page, file)
    finding(page, "2 unchanged; one row needs mending")
    press(page, "Put it away")
    press(page, "Undo this import")
    finding(page, "So far the figures are invented samples: 20 vendors")


def test_the_checklist_of_a_new_vendor_is_one_click_away(page, tmp_path):
    file = tmp_path / "offer.xlsx"
    file.write_bytes(offers.workbook(offers.GOOD))
    drop(page, file)
    press(page, "Apply one row")
    expect(page.locator(".cx-told.wait")).to_contain_text("Quillhaven stays out of the plan")
    press(page, "Score Quillhaven")
    page.wait_for_url("**/vendors")
    finding(page, "Quillhaven ranks")
    expect(page.get_by_role("radio", name="Checklist")).to_be_checked()
    page.get_by_role("link", name="Data", exact=True).click()
    finding(page, "Done: 1 new row from offer.xlsx")
    press(page, "Undo this import")


def test_a_formula_that_was_never_worked_out_is_offered(page, tmp_path):
    file = tmp_path / "offer.xlsx"
    file.write_bytes(offers.workbook((*offers.GOOD[:3], "=8+1.5", *offers.GOOD[4:])))
    drop(page, file)
    press(page, "Take 9.5")
    finding(page, "Ready to apply: 1 new")
    press(page, "Put it away")


def test_a_file_goes_back_to_its_sender_with_the_faults_marked(page, tmp_path):
    file = tmp_path / "offer.xlsx"
    file.write_bytes(offers.workbook(offers.GOOD, offers.TYPO))
    drop(page, file)
    book = openpyxl.load_workbook(io.BytesIO(download(page, "Your file, faults marked")))
    assert "1O.5" in book["Offer"]["D5"].comment.text
    assert len(book.sheetnames) == 2


@pytest.mark.parametrize(("data", "words"), [
    (b"%PDF-1.4", "PDF"), (b"PK\x03\x04 broken", "damaged"), (b"\0" * 9, "empty")])
def test_a_hostile_file_gets_one_sentence_and_the_page_goes_on(page, tmp_path, data, words):
    file = tmp_path / "offer.xlsx"
    file.write_bytes(data)
    drop(page, file)
    finding(page, words)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    press(page, "Choose another file")
    expect(page.locator("input[type=file]")).to_have_count(1)


def test_everything_can_be_taken_out(page):
    show(page, "Get out")
    buttons = page.get_by_test_id("stDownloadButton")
    found = []
    for place in range(buttons.count()):
        with page.expect_download() as one:
            buttons.nth(place).get_by_role("button").click()
        found.append((one.value.suggested_filename, Path(one.value.path()).read_bytes()))
    assert [name.split("-")[1] for name, _ in found] == ["data", "model", "tables", "scenario"]
    assert "vendor" in openpyxl.load_workbook(io.BytesIO(found[0][1]), read_only=True).sheetnames
    assert "Bridge" in openpyxl.load_workbook(io.BytesIO(found[1][1]), read_only=True).sheetnames
    assert "site.csv" in zipfile.ZipFile(io.BytesIO(found[2][1])).namelist()
    assert found[3][1].startswith(b"{")


def test_a_file_stays_while_somebody_looks_at_another_page(page, tmp_path):
    file = tmp_path / "offer.xlsx"
    file.write_bytes(offers.workbook(offers.GOOD))
    drop(page, file)
    page.get_by_role("link", name="Vendors", exact=True).click()
    expect(page.get_by_role("radio", name="Ranking")).to_be_visible()
    page.go_back()
    expect(page.locator(FINDING).first).to_contain_text("1 new")
    press(page, "Put it away")


@pytest.mark.parametrize("room", [False, True])
def test_the_way_in_needs_no_scrolling_to_drop_a_file(chromium, own, room):
    visitor = Visitor(chromium, own.address)
    page = visitor.open("data", ready=FINDING, room=room)
    box = page.get_by_test_id("stFileUploaderDropzone").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 720
    visitor.leave()
