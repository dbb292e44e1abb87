"""Beginning something new: a library, a use case. Nothing that is there already is ever written over."""
