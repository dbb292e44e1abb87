"""`python -m usecases` is the same as `usecases`."""

from usecases.cli.entry import main

if __name__ == "__main__":
    main()
