"""The pack as slides: everything said is there, charts and tables are native, and it opens elsewhere."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import asdict, replace

import pytest
from pptx import Presentation

from passerelle.reports.pack import Column, Facts, Figure, Pack, Plan, PlanRow, Section, Table
from passerelle.reports.slides import render_pptx
from tests.reports.test_a_pack_prints import a_pack

SOFFICE = shutil.which("soffice")
ROWS = 40
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def opened(pack: Pack):
    return Presentation(io.BytesIO(render_pptx(pack)))


def words_of(deck) -> str:
    """All that is written on the slides, tables included."""
    said = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(said)


def long_pack() -> Pack:
    """A table of forty rows of one, two or three lines."""
    rows = [[f"R-{n:02d} " + "mot " * (n % 30), f"{n} / 5"] for n in range(ROWS)]
    table = Table("Risques", [Column("Risque"), Column("Impact", "end")], rows)
    section = Section("stakes", "Risques", "Quarante risques tiennent", "", wide=[table])
    return replace(a_pack(), sections=[section])


@pytest.mark.parametrize("draft", ["", "BROUILLON"])
def test_every_title_and_every_row_is_on_a_slide(draft):
    pack = a_pack(draft=draft)
    said = words_of(opened(pack))
    for section in pack.sections:
        assert section.title in said
        for block in [*section.wide, *section.narrow, *section.foot]:
            for row in block.rows if isinstance(block, Table) else []:
                assert row[0] in said
    assert pack.heading in said
    assert pack.seal in said
    assert (draft in said) if draft else "BROUILLON" not in said


def test_charts_and_tables_can_be_edited():
    shapes = [shape for slide in opened(a_pack()).slides for shape in slide.shapes]
    charts = [shape.chart for shape in shapes if shape.has_chart]
    assert charts
    assert all(list(chart.plots[0].series) for chart in charts)
    assert any(shape.has_table for shape in shapes)
    assert not any(shape.shape_type == 13 for shape in shapes), "no picture stands for a figure"


def test_a_long_table_goes_on_and_none_runs_over_the_foot():
    deck = opened(long_pack())
    tables = [(slide, s) for slide in deck.slides for s in slide.shapes if s.has_table]
    assert len(tables) > 2
    firsts = [row.cells[0].text for _, t in tables for row in list(t.table.rows)[1:]]
    assert [text[:4] for text in firsts] == [f"R-{n:02d}" for n in range(ROWS)]
    for _slide, shape in tables:
        assert shape.table.cell(0, 0).text == "Risque"
        assert shape.top + shape.height <= deck.slide_height * 0.92


def test_a_table_that_only_the_whole_width_holds_has_nothing_beside_it():
    """Cut for the column beside which something stands, it ran over the foot once it was drawn there."""
    rows = [[f"R-{n:02d} " + "mot " * 20, f"{n} / 5"] for n in range(10)]
    table = Table(
        "Renoncé", [Column("Initiative"), Column("Valeur", "end")], rows, note="Encore 28"
    )
    facts = Facts([("Valeur", "2 493 k€", "", "")])
    section = Section(
        "choice", "Choix", "Dix renoncements", "mot " * 50, wide=[table], foot=[facts]
    )
    deck = opened(replace(a_pack(), sections=[section]))
    drawn = [[s for s in slide.shapes if s.has_table] for slide in list(deck.slides)[1:]]
    assert [len(one) for one in drawn] == [1, 0]
    assert drawn[0][0].top + drawn[0][0].height <= deck.slide_height * 0.92
    assert "Valeur\N{NO-BREAK SPACE}: 2 493 k€" in words_of(deck)


def test_what_is_noted_under_a_table_is_noted_at_its_end_alone():
    pack = long_pack()
    noted = replace(pack.sections[0].wide[0], note="Encore 28")
    said = words_of(opened(replace(pack, sections=[replace(pack.sections[0], wide=[noted])])))
    assert said.count("Encore 28") == 1


def test_a_long_table_is_parted_into_slides_about_as_long_as_each_other():
    counts = [len(one.table.rows) for one in _tables(opened(long_pack()))]
    high = [one.height for one in _tables(opened(long_pack()))]
    assert len(counts) > 2
    assert min(high) > 0.7 * max(high)


def test_a_bar_that_is_drawn_is_named_and_a_name_that_is_cut_is_seen_to_be():
    row = PlanRow(
        "I-01", "Recherche qui comprend les fautes de frappe", "", "", "", "ok", "", 0.1, 0.5, 0.7
    )
    plan = Plan("Plan", ["Initiative", "Équipe", "", "Promis", "Prévu", "État"], [], None, [row])
    section = Section("road", "Feuille de route", "Une promesse", "", wide=[plan])
    deck = opened(replace(a_pack(), sections=[section]))
    [chart] = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    assert [one.name for one in chart.plots[0].series][1:] == ["Prévu", "Fin possible au plus tard"]
    left_out = chart.legend._element.findall(f"{C}legendEntry/{C}idx")
    assert [one.get("val") for one in left_out] == ["0"]
    assert list(chart.plots[0].categories) == ["I-01 Recherche qui comprend les fautes de…"]


def _tables(deck):
    return [s for slide in deck.slides for s in slide.shapes if s.has_table]


def test_the_notes_say_how_each_figure_is_known():
    figure = Figure(
        "stakes", "R-01", 12.0, "sur 25", "2026-11-20", "registre", "vraisemblance fois impact"
    )
    pack = replace(long_pack(), figures=[figure])
    notes = [slide.notes_slide.notes_text_frame.text for slide in list(opened(pack).slides)[1:]]
    assert all("vraisemblance fois impact" in text for text in notes)


@pytest.mark.slow
@pytest.mark.slides
@pytest.mark.skipif(
    SOFFICE is None, reason="slides are opened by LibreOffice (Debian: libreoffice-impress-nogui)"
)
def test_another_program_opens_it_and_prints_a_page_a_slide(tmp_path):
    path = tmp_path / "pack.pptx"
    path.write_bytes(render_pptx(long_pack()))
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf",
         "--outdir", tmp_path, path],
        check=True, capture_output=True,
    )  # fmt: skip
    printed = (tmp_path / "pack.pdf").read_bytes()
    assert printed.count(b"/Type/Page\n") + printed.count(b"/Type/Page/") + printed.count(
        b"/Type /Page\n"
    ) == len(opened(long_pack()).slides)


def spoiled(part, what):
    """Every text of a content with a character that no XML holds."""
    if isinstance(part, dict):
        return {name: one if name in FIXED else spoiled(one, what) for name, one in part.items()}
    if isinstance(part, list | tuple):
        return [spoiled(one, what) for one in part]
    return part + what if isinstance(part, str) and part else part


FIXED = {"kind", "state", "lang", "align", "states", "key"}


@pytest.mark.parametrize("what", ["\x01", "\x0b", "\ufffe"])
def test_a_character_that_no_file_can_hold_leaves_the_slides_whole(what):
    content = spoiled(asdict(a_pack()), what)
    said = words_of(Presentation(io.BytesIO(render_pptx(content))))
    assert said == words_of(opened(a_pack()))
