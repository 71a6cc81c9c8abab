"""What leaves and enters whole: the export for people, the backup for machines."""
