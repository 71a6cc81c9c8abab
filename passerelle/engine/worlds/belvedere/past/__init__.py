"""Earlier quarters, frozen and held to what came: what was planted is in `story/past.json`, in one place."""

from passerelle.engine.worlds.belvedere.past.lived import past

__all__ = ["past"]
