"""What every drawing must be: well-formed, within its frame, nothing that the content policy refuses."""

import re
import xml.etree.ElementTree as ET

PLACE = re.compile(r"^-?\d+(\.\d+)?%?$")


def parsed(svg: str) -> ET.Element:
    root = ET.fromstring(svg)
    assert root.tag == "svg"
    assert "viewBox" not in root.attrib
    assert ("aria-label" in root.attrib) != (root.attrib.get("aria-hidden") == "true")
    for node in root.iter():
        assert not {"style", "onclick", "onload"} & node.attrib.keys()
        for name in ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height"):
            value = node.attrib.get(name, "0")
            assert PLACE.match(value), f"{node.tag} {name}={value}"
            if value.endswith("%"):
                assert 0 <= float(value[:-1]) <= 100, f"{node.tag} {name}={value}"
        for place in re.split(r"[ ,]", node.attrib.get("points", "0")):
            assert PLACE.match(place), place
    return root


def count(svg: str, css: str) -> int:
    return sum(css in node.attrib.get("class", "").split() for node in parsed(svg).iter())
