"""Models beside the parser, behind one door: they see single sentences and only propose.

A backend is asked about sentences in which a rule saw a trigger and no whole fact came of it (`questions`).
It answers with words, which have to stand in that very sentence, and with choices from short lists
(`schemas`, `answers`). What passes becomes a draft that stays a proposal until a person accepts it
(`proposals`); what does not is told with a code and changes nothing (`asking`). Nothing here opens a
connection: a backend that needs one is given the function that sends.
"""
