"""The live meeting: its agenda, clock, room, and who may do what. Times are passed in."""
