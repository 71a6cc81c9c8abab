"""People, teams, products, who may do what, and how one signs in."""
