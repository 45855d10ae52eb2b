"""Numbers with meaning: indicators, observations, series, pathways and progress."""
