"""Home: one page where heading, measures, roadmap, teams, risks and decisions stand together."""
