"""The walk: requirement by requirement, what is asked, there, wrong; every answer saved at once.

Without a terminal in it: a front end shows a `Step` and calls the actions of `Walk`.
"""
