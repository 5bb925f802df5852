"""One module per field; only this package module lets the fields meet."""
