"""What the pages of an arbitration say: whole sentences, chosen by the state of the facts."""
