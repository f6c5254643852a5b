"""Your page: what of one's own work stands in one document, chosen piece by piece."""
