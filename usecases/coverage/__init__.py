"""The coach: which deviations can happen at the steps of a use case, and which of them somebody has thought of."""
