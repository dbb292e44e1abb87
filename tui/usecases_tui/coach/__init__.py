"""What could go wrong at a step: the coach's questions, and what comes of them."""
