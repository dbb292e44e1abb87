"""The flow of a use case: the only interpreter of branches, resumes, loops and ends."""
