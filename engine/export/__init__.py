"""What leaves gouji: JSON for programs, tables for people. Report text stays text."""
