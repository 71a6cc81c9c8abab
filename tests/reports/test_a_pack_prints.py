"""The same worded content prints as a PDF, in both languages, drafts under a watermark."""

from passerelle.reports.pack import (
    Column,
    Facts,
    Figure,
    Items,
    Pack,
    Plan,
    PlanRow,
    RulerRow,
    Rulers,
    Section,
    Series,
    Table,
    Words,
    render_pdf,
)


def a_pack(draft: str = "", sections: int = 1) -> Pack:
    rulers = Rulers(
        "Un résultat sur deux tient",
        ["Résultat clé", "Route", "À ce jour", "Cible", "État"],
        [
            RulerRow(
                "Tournées sans retouche", "", "57,2 %", "60 %", "ok", "Tenu", 0.1, 0.6, 0.5, 0.8
            ),
            RulerRow("Inscriptions", "", "—", "460", "none", "Suspendu"),
        ],
    )
    plan = Plan(
        "Neuf promesses",
        ["Initiative", "Équipe", "", "Promis", "Prévu", "État"],
        [(0.0, "oct."), (0.5, "nov.")],
        0.6,
        [
            PlanRow(
                "I-05",
                "Fiche",
                "Mobile",
                "20 nov.",
                "18 nov.",
                "off",
                "Hors cap",
                0.1,
                0.5,
                0.7,
                0.6,
            )
        ],
    )
    series = Series(
        "Le revenu tient",
        [(0, 0.1), (1, 0.8)],
        [(0, "janv.")],
        [(0.5, "11,0")],
        "11,42 M€",
        0.9,
        "cible 11,9",
    )
    table = Table(
        "Risques",
        [Column("Risque"), Column("Revue", "end")],
        [["Un seul intégrateur", "14 nov."]],
        ["off"],
    )
    section = Section(
        "course",
        "État du produit",
        "Le revenu tient ; l’usage se jouera en décembre",
        "Trois sur cinq.",
        [rulers, plan, table],
        [
            series,
            Words("Message", ["Bonjour « ici »."]),
            Items("Nous demandons", [("De choisir", "avant mercredi")]),
        ],
        [Facts([("NPS", "34", "cible 35", "off"), ("Rétention", "104,6 %", "", "")])],
    )
    return Pack(
        "fr", "Belvédère", "2026-Q4", "Le revenu tient", "Comité exécutif", "Gelé", "Sources", "Confidentiel",
        draft, [section] * sections, [Figure("course", "NPS", 34.0, "", "2026-11-20", "Enquête")],
    )  # fmt: skip


def test_a_section_is_a_page():
    pdf = render_pdf(a_pack(sections=3))
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") == 3 or b"/Count 3" in pdf


def test_a_draft_differs_from_the_frozen_pack():
    assert render_pdf(a_pack("BROUILLON")) != render_pdf(a_pack())


def test_a_series_of_no_point_and_of_one_point_print():
    from dataclasses import replace

    pack = a_pack()
    for points in ([], [(0.5, 0.5)]):
        series = Series("Rien", points, [], [], "—")
        section = replace(pack.sections[0], narrow=[series])
        assert render_pdf(replace(pack, sections=[section])).startswith(b"%PDF")
