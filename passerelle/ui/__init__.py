"""What every screen is made of: layout, components, charts, messages. It knows no domain."""
