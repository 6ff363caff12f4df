"""Pilotwijzer: descriptions of pilots in, a checked catalogue and a website out."""
