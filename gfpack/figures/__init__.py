"""Figures (数据): the enterprise's numbers by year, and the metrics computed from them."""
