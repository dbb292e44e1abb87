"""The schema's yes and no: a quick validator says yes, a slow one explains every no."""
