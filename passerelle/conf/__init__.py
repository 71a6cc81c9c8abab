"""Settings, start-up checks and the map of URLs: where the floors are put together."""
