"""How things are drawn: papers (Typst), scans of papers, photos (Pillow), office files."""
