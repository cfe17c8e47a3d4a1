"""What a load, a publication and a query cost as the warehouse grows."""
