"""Static files under their digest, compressed, served by the same process."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """A file that is missing from the manifest is served under its plain name (tests, first start)."""

    manifest_strict = False
