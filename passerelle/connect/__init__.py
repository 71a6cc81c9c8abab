"""Readers of what companies already have: files in, canonical rows and problems out. No Django.

Everything here takes a `Path` and gives frozen values. A reader yields, in the order of the file,
either what it read or an `InputProblem(code, place, facts)`; it raises `InputError(problem)` where the
file cannot be read any further, possibly after rows were given: stage them, publish at the end.
`problems.PROBLEMS` lists every code with its meaning, its facts and what it stops (`file`, `row`,
`nothing`); `problems.stops_file(problem)` says that nothing of the file may be published. Rows are
numbered as a spreadsheet shows them (header first); in JSON the row is the number of the item.
`limits.Limits` bounds what is unpacked; the defaults are meant to be used.

    from passerelle.connect.tables import How, peek, open_table

    peek(path)                      # kind, encoding, delimiter, sheets, columns, first 20 rows
    table = open_table(path)        # CSV (packed or not), XLSX, Parquet
    for row in table.rows():        # Row(number, cells) | InputProblem; may be called again
        row.cells[table.position("Title")]
    # tables are written by reports/sheets.py, with the prefix that open_table strips

    from passerelle.connect.mapping import FIELDS, best_kind, detect, require, template_rows

    detect("initiatives", table.columns)      # {field: column}, English or French headers
    require("initiatives", mapping, table.columns, file=table.file)   # InputError missing-column
    template_rows("people", "fr")             # (columns, example rows) for the template file

    from passerelle.connect.dates import decide_date_columns, date_problem
    from passerelle.connect.numbers import decide_numbers

    formats = decide_date_columns({"Start": [(row, cell), ...]}, file=..., tz=..., dayfirst=None)
    formats["Start"].read(cell)     # Moment(at UTC, local, precision) | None: then `date_problem(...)`
    decide_numbers(values, file=..., column=...).read(cell)          # float | None

    from passerelle.connect.tracker import read_tracker, sniff

    sniff(path)                     # Sniff(kind, mapping, missing, peek)
    for found in read_tracker(path, tz=zone):        # TrackerItem | InputProblem
        ...                         # item.changes is None when the file carries no history

    from passerelle.connect.measures import convert, describe

    plan = describe(path, tz=zone)  # MeasurePlan(shape, time, values, dimensions, ...)
    convert(path, target, plan, value="views")       # Converted(rows, first, last, ...), a Parquet file
"""
