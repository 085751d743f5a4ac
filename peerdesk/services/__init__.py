"""What users do: use cases `(session, ...) -> rows or ids`."""
