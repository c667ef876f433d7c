"""What a client's PDF holds besides what is drawn on its pages: kept where it can be, else told.

In: an open source PDF and the appendix its pages go into. Out: form fields, layers, links and
signed originals in the appendix; what was left out, as findings.
"""
