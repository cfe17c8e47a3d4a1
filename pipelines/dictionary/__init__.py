"""The dictionary, the contract and the entity diagram, written from the SQL files by `make dictionary`."""
