"""How long things take: durations in minutes, the working calendar, and deadlines that cannot be met."""
