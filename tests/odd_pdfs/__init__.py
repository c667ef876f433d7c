"""Odd PDFs: those that PDF libraries carry as test files, spoilt ones, and made-up structures.

Each is bound between two good neighbours. PDFium judges: what it opens must be bound and look as
before, or be refused with a reason; nothing crashes, hangs or harms a neighbour.
"""
