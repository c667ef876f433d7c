"""The walk's terminal face: it draws what `gfpack.walk` shows and turns keys into its actions."""
