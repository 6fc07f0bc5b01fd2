"""What goes into the casebook and out of it: import, roster, guide, export, settings, the key."""
