"""What a result asks for: verdicts, what each item is worth, the way to a level, comparisons, and paragraphs in words.

Everything here follows from a :class:`itadash.assessment.result.Result` and from what the person set or overruled
(:mod:`.record`); nothing here reads files or draws.
"""
