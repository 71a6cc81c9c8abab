"""A link as a square that a telephone reads."""

from __future__ import annotations

from django.utils.safestring import SafeString


def square(url: str) -> SafeString:
    """An SVG of the address, dark on light whatever the theme: telephones read no other."""
    import qrcode
    from qrcode.image.svg import SvgPathFillImage

    made = qrcode.make(url, image_factory=SvgPathFillImage, box_size=6, border=2)
    return SafeString(made.to_string(encoding="unicode"))
