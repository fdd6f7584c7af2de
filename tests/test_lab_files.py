"""The view Files in a real JupyterLab: files that are chosen and dropped, exports, and what the notebook keeps."""

import re

import pytest
from playwright.sync_api import Page, expect

from netkit.course import workspace
from netkit.network import Network
from tests.lab import JupyterLab, complaints, run_all
from tests.test_network_files import FIXTURES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DROPPED = """() => {
    const data = new DataTransfer();
    data.items.add(new File(["Wer so;Kreisel\\nZola Adeyemi;Chor\\n"], "liste.csv"));
    return data;
}"""


def test_files_come_by_choice_and_by_drop_and_leave_by_export_and_undo(jupyterlab: JupyterLab, page: Page) -> None:
    mine = jupyterlab.folder / "files"
    workspace.write(mine, student="ada")
    network = Network.open(mine / "my-network" / "my-network.db")
    photos = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:P {n}\nPHOTO:{'A' * 40_000}\nEND:VCARD\n" for n in range(300))
    (mine / "photos.vcf").write_text(photos, encoding="utf-8")  # 12 MB, more than one message may have
    jupyterlab.open(page, mine / "my-network.ipynb")
    run_all(page)
    root = page.locator(".nk-root")
    said, field = root.locator(".nk-said"), root.get_by_label

    def press(name: str | re.Pattern[str]) -> None:
        root.get_by_role("button", name=name, exact=True).click()

    # Undo leaves the text fields alone, and they their own.
    field("With whom").fill("Mabel Zhao")
    press("Keep")
    expect(said).to_contain_text("Kept: a talk with Mabel Zhao")
    field("What about").focus()
    page.keyboard.insert_text("flood maps")  # one step for the field's own undo, however slow the machine
    page.keyboard.press("Control+z")
    expect(field("What about")).to_have_value("")
    page.keyboard.press("Control+Shift+z")
    press("Undo: 1 contact and 1 interaction added (Mabel Zhao)")
    expect(said).to_contain_text("Undone: 1 contact and 1 interaction added (Mabel Zhao).")
    expect(field("What about")).to_have_value("flood maps")
    undo = root.locator(".nk-undo")
    expect(undo).to_have_text("Nothing to undo")
    expect(undo).to_be_focused()
    expect(undo).to_be_disabled()

    body, data = root.locator(".nk-body"), page.evaluate_handle(DROPPED)
    body.dispatch_event("dragover", {"dataTransfer": data})
    expect(page.locator(".nk-dropping")).to_have_count(1)
    body.dispatch_event("drop", {"dataTransfer": data})
    expect(root.get_by_text("none of the first 20 rows has a heading for names")).to_be_visible()
    found = complaints(page)
    field("Wer so, such as Zola Adeyemi").select_option(label="name")
    press("Show it so")
    expect(root.get_by_text("It has 1 new contact")).to_be_visible()

    chosen = [FIXTURES / "linkedin" / "connections.csv", mine / "photos.vcf"]
    field(re.compile("^Choose a file")).set_input_files(chosen)
    press("Import")
    expect(said).to_contain_text("1 new contact, 0 known already")
    expect(root.get_by_text("Kwabena Asante")).to_be_visible()
    expect(root.get_by_role("heading", name="What is in it")).to_be_focused()
    expect(root.get_by_text("line 9: no name")).to_be_visible()
    found += complaints(page)
    press("Leave it")
    expect(root.get_by_text("It has 300 new contacts")).to_be_visible()
    press("Import")
    expect(undo).to_have_text("Undo: 300 contacts added")
    expect(root.get_by_role("heading", name="Files")).to_be_focused()
    undo.click()
    expect(undo).to_have_text("Undo: 1 contact added (Zola Adeyemi)")
    assert [one.name for one in network.contacts] == ["Zola Adeyemi"]

    press("Export for an address book")
    expect(said).to_contain_text("Written: vcard-")
    press("Make a copy")
    with page.expect_download() as download:
        root.get_by_role("link", name=re.compile("^Download vcard-")).click()
    assert "FN:Zola Adeyemi" in download.value.path().read_text(encoding="utf-8")
    press("Forget everything …")
    expect(said).to_contain_text("Forget everything: 1 contact, and the copies of the file?")
    found += complaints(page)
    assert found == [], "\n".join(found)
    press("Forget everything")
    expect(said).to_contain_text("Gone: 1 contact.")
    expect(undo).to_have_text("Nothing to undo")

    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saving completed")).to_be_visible()
    saved = (mine / "my-network.ipynb").read_text(encoding="utf-8")
    assert not re.search("Mabel|Zola|Kwabena|flood", saved)
