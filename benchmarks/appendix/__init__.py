"""The appendix of a large client, side by side with the least anybody could do."""
