"""The formats, one file each: a stream of bytes in, records out, bad ones among them with their reason."""
