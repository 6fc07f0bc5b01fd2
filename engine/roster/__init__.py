"""The units that have to report: the roster's file, and which unit a report is from."""
