"""The self-evaluation report (自评价报告) as a Word document.

In: a `Case` and the finished page map. Out: the document, rendered from an editable template.
"""
