"""The marking language of the open gold: read it, find its words in the text, build gold lines, compare two passes."""
