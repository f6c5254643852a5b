"""Counting the work of many people together, so that nobody's own can be found in it.

Pure, and without any idea of what is counted: an exercise says what one person contributes and
declares its tables (:class:`.tables.Shape`); here is who is counted together, and what of a
table may be shown.

**Who is counted together.** People come into a picture in *blocks* of at least :data:`LEAST`
(see :mod:`.blocks`). A block is fixed when it is made: who is in it, and each one's work as it
stood then. It is shown as a whole or not at all: when one of its people leaves, none of the
block is shown any more, and when they come back, all of it is.

**What is shown.** Every block has its own tables, protected by themselves: a cell with fewer
than :data:`LEAST` contributors is hidden, and further cells are hidden until what is missing
from the total comes from at least two cells and at least :data:`LEAST` contributors. A cell of
0 is hidden too: it says something of everybody. Only that nobody left a question open is said.
A picture is the sum of the protected tables of its blocks, cell by cell, and only where every
block that is added shows that cell.

**Why no two pictures, and no number of them, say more than a block.** Each picture is a
function of the protected tables of the blocks, and these never change: whatever is subtracted
from whatever, in whatever order people join, leave, come back, change their work and the
question is asked again, the answer is again made of protected tables of blocks. Somebody who
leaves takes a whole block along, so old minus new is the table of at least five people, which
hides the cells of fewer than five. Somebody who changes their work changes nothing: the work as
it stood is what is counted, and the same work is never counted anew beside others.

The price is paid openly: newcomers wait until there are five, and one who leaves may empty the
picture. Which blocks a table sums depends on the tables' hidden cells alone, not on what is
hidden in them.

What this cannot do: whoever knows four of five people's work already knows much of the fifth;
and a person who sits in two meetings under two seats is two people here.
"""

#: The fewest contributors of a block, of a cell, and of what a table hides.
LEAST = 5
