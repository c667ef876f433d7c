"""What is handed in: the folder, its manifest and index, and the proof that it is whole."""
