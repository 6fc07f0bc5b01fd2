"""Settings from files: where they are looked for, what they may say, what they become."""
