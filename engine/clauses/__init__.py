"""The clause reading: a sentence is covered word by word, and what is covered becomes claims.

What no word of the vocabulary explains is kept beside a claim as its residue. Words are data of the
pack (``words`` of its vocabulary files); the grammar that composes them is here.
"""
