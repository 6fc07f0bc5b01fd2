"""State: transitions and the projection of events; pure."""
