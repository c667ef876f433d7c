"""The appendix (证明材料汇编): one bound PDF and the page map of what stands where.

In: `Checklist`, `Project`, `Register`, `Assessment`. Out: the PDF, `PageMap`, findings.
This is the only place that knows page numbers.
"""
