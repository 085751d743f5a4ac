"""Who helps whom: hard rules, weighed factors and an exact optimum, without a database."""
