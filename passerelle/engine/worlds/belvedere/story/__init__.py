"""The told part of the company: tables of facts in both languages, dated as on 20 November 2026."""
