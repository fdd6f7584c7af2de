"""What the students of an invented class write as a reflection, each in words of their own."""

from __future__ import annotations

from typing import Final

_PARTS: Final = (
    (
        "One contact on this list knows none of the others, so what is news to that person is likely to be news here "
        "as well, which cannot be said of the six who meet every week.",
        "Nearly all answers of the last months came from a single colleague. In May this colleague will be away, and "
        "by then a second person should have been asked once.",
        "Four names share an office and tell each other everything. I looked for the row that stands apart, and found "
        "somebody who was last spoken to in winter.",
        "The table has many people for advice on work and only one who would read a draft. That gap is narrow, real, "
        "and can be closed with a short question.",
        "Before choosing anybody I counted who had given and who had received. Two people gave three times and were "
        "never asked what they needed themselves.",
    ),
    (
        "They had mentioned a careers evening, and I was there; a page of notes costs me half an hour and saves them a "
        "trip, even if nothing comes back.",
        "What I can bring is small: the address of the archive that they were looking for, with the name of the "
        "librarian who knows the boxes.",
        "My offer would be an afternoon of counting birds, since two pairs of hands were missing in March and that "
        "Saturday is free.",
        "I would begin with thanks for the template from autumn, say where I used it, and send my corrected version "
        "back so that both have it.",
        "There is an introduction I could make: both sides write about the same river, neither has heard of the other, "
        "and I would ask each of them first.",
    ),
    (
        "So the message names one thing, has a date, and can be refused in a line without anybody losing face.",
        "I would phone instead of writing, because the last three letters stayed without an answer and a call takes "
        "two minutes.",
        "After the seminar I would walk along to the bus stop and ask there, where saying no is easier than across a "
        "table with others listening.",
        "The first sentence says why I thought of exactly this person, the second what I ask, the third that silence "
        "is an answer too.",
        "Three lines by post, with a number to call, seem right for somebody who told us that screens are for work "
        "only.",
    ),
    (
        "By Friday it is sent. If a question comes back within two weeks, it helped; if not, I will ask once more in "
        "June and then leave it.",
        "I will know that it worked when the second name appears in my own record, not when the first one says "
        "something polite.",
        "A good sign would be that they write of their own accord in summer. A bad one would be a quick favour and "
        "then nothing at all.",
        "On the first of the month I look at the list again, and if the same colleague still carries everything, the "
        "plan was wrong.",
        "The test is simple to state: one draft read by somebody new before the deadline, and one evening given in "
        "return.",
    ),
    (
        "The columns leave out how often these people speak, so who is close in practice is my guess and may be "
        "mistaken.",
        "Nothing here tells me whether the quiet contact wants to be found; a year without a message can be a wish "
        "for distance.",
        "I read closeness as it was written down by one side. The other side might have put a different number, and "
        "I have no way to see it.",
        "What I miss most is the reason for the gap in winter, which could be an illness, a quarrel or a broken "
        "telephone.",
        "Numbers made the choice look cleaner than it is: with one more row, somebody else would have stood at the "
        "top of my list.",
    ),
)


def reflection(number: int) -> str:
    """One of 125 reflections, of about 130 words. Any two have at most two of their five parts in common.

    >>> reflection(3) == reflection(3), reflection(3) == reflection(4)
    (True, False)
    """
    # Polynomials of degree 2 over the five numbers: two that are not the same agree in two places at most.
    size = len(_PARTS)
    first, second, third = number % size, number // size % size, number // size**2 % size
    chosen = ((first + second * place + third * place**2) % size for place in range(size))
    return "\n".join(part[one] for part, one in zip(_PARTS, chosen, strict=True))
