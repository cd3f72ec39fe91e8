"""What is left after the process dies at any moment."""
