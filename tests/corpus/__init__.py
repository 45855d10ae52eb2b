"""Evidence on other people's files: ``python dev.py corpus`` reads them all, ``python dev.py fuzz`` makes broken ones."""
