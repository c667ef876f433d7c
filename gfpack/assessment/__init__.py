"""From answers and evidence to states, points and a verdict; pure, no files are read.

In: `Checklist`, `EvidenceTypes`, `Project`, `Register`, the day of judgement. Out: `Assessment`.
"""
