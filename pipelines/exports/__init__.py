"""The published database for others to read: tables as Parquet or CSV, figures as SDMX or for Data Commons."""
