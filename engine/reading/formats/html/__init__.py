"""Saved web pages (.html, .mht), without the site's own furniture."""
