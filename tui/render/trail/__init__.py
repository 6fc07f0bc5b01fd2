"""Events of the trail in words: a line each, and the words that people wrote."""
