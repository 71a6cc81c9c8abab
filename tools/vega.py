"""Write the drawing library of explorable charts as one static file: `python tools/vega.py`.

It comes whole from the installed `vl-convert-python` (nothing is fetched). Six seconds, so it is made once a version.
"""

from __future__ import annotations

import pathlib
from importlib.metadata import version

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "passerelle/ui/static/ui/vendor"


def main() -> None:
    target, said = FOLDER / "vega.js", f"// vl-convert-python {version('vl-convert-python')}\n"
    if target.exists() and target.open(encoding="utf-8").readline() == said:
        return
    import vl_convert

    FOLDER.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".half")
    bundle = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # its stub asks for a snippet; it does not
    half.write_text(said + bundle, encoding="utf-8")
    half.replace(target)


if __name__ == "__main__":
    main()
