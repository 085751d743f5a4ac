"""The pages behind the rail; none imports another."""
