"""The ready client: a precision-bearing factory whose package can be handed in."""
