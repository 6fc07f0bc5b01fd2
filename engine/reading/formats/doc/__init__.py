"""Word 97 files (.doc, .wps), read from their OLE streams."""
