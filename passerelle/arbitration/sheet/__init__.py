"""An arbitration from a spreadsheet: no account, no database, the same engine and the same words."""
