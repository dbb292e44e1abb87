"""Files of a library on disk: written safely, by one at a time, with a journal of what isn't saved yet."""
