"""The types of documents drawn, several layouts each."""
