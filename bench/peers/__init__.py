"""This project beside what people would use in its place: each peer in an environment of its own, on the same pages."""
