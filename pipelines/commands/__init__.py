"""The commands, a file each: what it takes and what it does; `pipelines.cli` imports only the one asked for."""
