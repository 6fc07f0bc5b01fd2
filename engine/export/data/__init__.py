"""What programs take: JSON, JSON lines, CSV, figures, Markdown, SARIF, JUnit."""
