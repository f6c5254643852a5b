"""Writing to find out what one thinks: texts, versions, and the words marked to be shared."""
