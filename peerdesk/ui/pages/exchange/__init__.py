"""Exchange: bundles for the district, replies from it."""
