"""FAULT-OR-REAL: is a movement a bad reading of the data, or a change of the world?"""
