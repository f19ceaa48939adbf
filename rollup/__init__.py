"""Adds up what many facilities did: data packages of `sapa export`, compacted to Parquet, queried by an existing engine."""
