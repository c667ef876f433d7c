"""A standard as data: models, loading with file:line:column, lint, points.

In: `checklists/<scheme>/<edition>.yaml` and `evidence-types.yaml`. Out: `Checklist`,
`EvidenceTypes`. No code here or below knows an edition by name.
"""
