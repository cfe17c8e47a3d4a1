"""The trail of one fact: from its value back to the bytes it was read from, and every step between them."""
