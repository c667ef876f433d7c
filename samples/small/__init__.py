"""Small clients, one for each checklist: a dozen papers, figures and an answer to every row.

What the papers are follows from the checklist; who the client is, its numbers and its words stand
in a file of its own.
"""
