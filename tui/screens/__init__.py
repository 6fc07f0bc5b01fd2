"""The screens, one a file: desk, review, trail, rules, help, and the small questions."""
