"""Keys of jobs: digests of all that the bytes of a file depend on."""

from hashlib import blake2b

import usecases


def digest(*parts: object) -> str:
    """A digest of the version and of parts whose `repr` says all that they hold."""
    state = blake2b(usecases.__version__.encode(), digest_size=20)
    for part in parts:
        written = repr(part).encode("utf-8", "backslashreplace")
        state.update(len(written).to_bytes(8, "big"))
        state.update(written)
    return state.hexdigest()
