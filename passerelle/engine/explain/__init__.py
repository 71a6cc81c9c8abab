"""Why a measure moved: where, since when, how much, and of which kind."""
