"""Data where it is: the GROUP BY goes to the file or the warehouse, and only aggregates come back.

    from passerelle.connect.warehouse.source import Kind, Source
    from passerelle.connect.warehouse.asked import Asked
    from passerelle.connect.warehouse.roll import roll_up
    from passerelle.connect.warehouse.reading import read, read_breakdown, read_load

    source = Source(Kind.POSTGRES, "postgresql://reader@warehouse/shop", table="orders", password=...)
    roll_up(source, Asked("ordered_at", ("country", "device"), value="amount"), folder)
    rolled = read(folder)           # Rolled: days, dimensions, values, codes, sums, totals, counts
    read_breakdown(folder, "country")   # every value of one dimension by day, none folded
    read_load(folder)               # rows, hours, nulls, duplicates by day; the measure by hour

Nothing is ever written to a source. See docs/method/rollup.md and docs/guide/warehouses.md.
"""
