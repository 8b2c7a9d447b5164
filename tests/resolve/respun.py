"""One article of an invented world, and what re-posts make of it."""

from __future__ import annotations

ARTICLE = """ORSK HAVEN — Norland's energy minister Tilda Brandvik met the Sudrian ambassador, Omar
Kessane, on Tuesday to discuss the price of gas from the Halden field.

The two spent three hours at the Varnhall palace. Kessane told reporters that Sudria
would not pay more than 41 crowns a unit, the price agreed in 2027. Brandvik called the
offer "a beginning".

Norland supplies 62 per cent of the gas that Sudria burns in winter, according to the
Baltic Energy Board. The present contract, signed by former premier Henrik Solum, ends
on 30 September.

Arne Velt, a former chief of staff to Brandvik, often exchanges text messages with
Kessane, two officials said. Velt joined the Morrow Bank as an adviser in January and
has worked with Kessane on the Kettle pipeline.

The pipeline, which runs 310 kilometres from Halden to Lanz, was shut for nine days in
March after a leak near Brugg. Its operator, Norgas, lost 87 million crowns, its
chairwoman Ines Dahl said in April.

Unions at Norgas plan a strike for 12 June. Their leader, Piet Osgard, warned that 2,400
workers would walk out if the talks in Orsk Haven failed. The finance ministry in Lanz
declined to comment.

Brandvik is due to travel to Lanz on 3 June with Mara Tollin, the deputy head of the
Baltic Energy Board. It would be the first visit by a Norland minister since Solum went
there in 2029.
"""

RESPUN = """ORSK HAVEN — The Norland minister of energy, Tilda Brandvik, held a meeting with
Sudria's envoy Omar Kessane this Tuesday in order to talk over what gas coming out of
the Halden field should cost.

Three hours were passed by the pair inside the Varnhall palace. Journalists heard from
Kessane that no more than 41 crowns per unit, the 2027 figure, would be handed over by
Sudria. "A beginning" was how Brandvik described the proposal.

Of the gas burnt by Sudria during the cold season, 62 per cent comes from Norland, the
Baltic Energy Board states. Henrik Solum, the earlier premier, put his name to today's
agreement; it runs out on 30 September.

Text messages are frequently swapped with Kessane by Arne Velt, once Brandvik's chief of
staff, a couple of officials revealed. In January, Velt became adviser at the Morrow
Bank, and with Kessane he has laboured on the Kettle pipeline.

Stretching 310 kilometres between Halden and Lanz, the conduit was closed in March for
nine days because of an escape close to Brugg. Norgas, which runs it, forfeited 87
million crowns, stated Ines Dahl, who chairs the firm, in April.

On 12 June a walkout is intended by unions of Norgas. Should the negotiations in Orsk
Haven collapse, 2,400 employees would down tools, cautioned Piet Osgard, who heads them.
No remark was made by the ministry of finance in Lanz.

With Mara Tollin, who is second in command of the Baltic Energy Board, Brandvik is
expected to journey to Lanz on 3 June. Not since Solum travelled there in 2029 has a
minister of Norland paid a call.
"""

OWN_REPORT = """Sudria will let its gas contract with Norland lapse in September rather than pay a
higher price, its ambassador made clear on Tuesday after meeting Norland's minister of
energy.

"Forty-one crowns was fair in 2027 and it is fair now," Omar Kessane said on the steps
of the Varnhall palace, where he had spent the afternoon with Tilda Brandvik.

Her ministry put out a statement of two lines. Sudria depends on its neighbour for most
of its heating; stores in Lanz hold enough for seven weeks, the trade minister, Joel
Amsel, told parliament last month.

Traders in Brugg did not wait. Gas for delivery in December rose by 6 per cent within
the hour, the steepest climb since the pipeline from Halden was shut in March, and
shares of Norgas fell. "Nobody here believes in a strike," said Karin Dolph, who buys
for three breweries. Norgas said that its talks with the unions go on.

Solum, who negotiated the contract, said that he would have asked for 50 crowns.
"""
