"""`python -m passerelle` is the `passerelle` command."""

from passerelle.cli.main import main

if __name__ == "__main__":
    main()
