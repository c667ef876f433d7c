"""gfpack prepares declaration packages for the title green factory (绿色工厂).

The folders below this one stand in the order in which the data goes:
checklist, project, evidence, (figures,) assessment, findings, appendix, report, package.
`pipeline.py` runs them one after another; `cli/` is the only place that knows a terminal.
"""

__version__ = "0.1.0"
