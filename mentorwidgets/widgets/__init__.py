"""What a person touches: pages that show a model and pass edits to it."""
