"""Many clients: side by side with the least anybody could do."""
