"""The words on screen, in Chinese and English."""
