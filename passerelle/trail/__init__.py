"""What happened: append-only events, history of each object, deletion with undo."""
