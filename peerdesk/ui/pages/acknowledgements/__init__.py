"""What helpers sign on paper: whose is missing, and a stack that came back signed."""
