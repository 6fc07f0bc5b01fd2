"""The season as a whole: the material asked for, once for all units, and the season's picture."""
