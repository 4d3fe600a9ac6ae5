import type { Organisation } from '../marked.ts';

/** A chain of bakeries. */
export const bakery: Organisation = {
  name: 'a chain of bakeries',
  question:
    'How are the branches and products doing, how did revenue develop from January to June 2026, which projects are running, and what are the rules on allergens, leftovers and early shifts?',
  evidence(findings) {
    findings.query(
      'Table branches: branch, revenue, customers, staff, waste_pct',
      {
        table: 'branches',
        columns: ['branch', 'revenue', 'customers', 'staff', 'waste_pct'],
        order_by: [{ column: 'revenue', direction: 'desc' }],
      },
      [
        { branch: 'Bahnhof', revenue: 1127450, customers: 204310, staff: 26, waste_pct: 4.6 },
        { branch: 'Marktplatz', revenue: 842300, customers: 118420, staff: 21, waste_pct: 3.1 },
        { branch: 'Südtor', revenue: 516900, customers: 71205, staff: 13, waste_pct: 2.7 },
        { branch: 'Campus', revenue: 398760, customers: 88140, staff: 11, waste_pct: 6.9 },
        { branch: 'Lindenhof', revenue: 287110, customers: 36870, staff: 8, waste_pct: 3.8 },
      ],
    );
    findings.query(
      'Table sales: sum of units, average of unit_price by product',
      {
        table: 'sales',
        group_by: ['product'],
        aggregates: [
          { fn: 'sum', column: 'units', as: 'units_sold' },
          { fn: 'avg', column: 'unit_price', as: 'avg_unit_price' },
        ],
      },
      [
        { product: 'Pretzel', units_sold: 312880, avg_unit_price: 1.1 },
        { product: 'Croissant', units_sold: 188450, avg_unit_price: 1.9 },
        { product: 'Poppy seed roll', units_sold: 141300, avg_unit_price: 0.95 },
        { product: 'Country loaf', units_sold: 96240, avg_unit_price: 4.8 },
        { product: 'Apple pie', units_sold: 38420, avg_unit_price: 3.6 },
      ],
    );
    findings.query(
      'Table sales: sum of amount by sold_on:month',
      {
        table: 'sales',
        group_by: ['sold_on:month'],
        filters: [{ column: 'sold_on', op: 'between', values: ['2026-01-01', '2026-06-30'] }],
        aggregates: [{ fn: 'sum', column: 'amount' }],
      },
      [
        { 'sold_on:month': '2026-01-01', sum_amount: 251300 },
        { 'sold_on:month': '2026-02-01', sum_amount: 238940 },
        { 'sold_on:month': '2026-03-01', sum_amount: 262710 },
        { 'sold_on:month': '2026-04-01', sum_amount: 249880 },
        { 'sold_on:month': '2026-05-01', sum_amount: 271450 },
        { 'sold_on:month': '2026-06-01', sum_amount: 257020 },
      ],
    );
    findings.query(
      'Table customers: count where loyalty_card is true',
      {
        table: 'customers',
        filters: [{ column: 'loyalty_card', op: 'eq', value: true }],
        aggregates: [{ fn: 'count', as: 'rows' }],
      },
      [{ rows: 18437 }],
    );
    findings.document(
      'Allergens and hygiene',
      '# Allergens\nThe 14 major allergens are labelled on every shelf. Staff are trained every 12 months; the training takes 3 hours. Cold counters are kept at 7 °C or below and checked 4 times a day. Complaints about allergens are reported to the quality team within 24 hours.',
    );
    findings.document(
      'Leftovers',
      'From 18:00 on, bread of the day is sold at 30 % off, in the last hour at 50 % off. What is left goes to the food bank, which collects at 20:15 on 6 days a week. A branch whose waste is above 5 % for 2 months in a row writes a plan within 14 days.',
    );
    findings.document(
      'Early shifts and pay',
      'Early shifts begin at 3:30 and last 8 hours with a break of 45 minutes. For hours before 6:00 we pay a supplement of 25 %, on Sundays 50 %. Nobody works more than 5 early shifts in a row. Between two shifts lie at least 11 hours. Trainees under 18 do not start before 5:00. Overtime is paid out or taken as time off within 3 months.',
    );
    findings.report(
      'Project status report',
      'project_status',
      '# Project status report\n\n## Summary\n5 projects, 3 active, 1 on hold and 1 completed. Their budgets: 486,000.\n\n## Projects\n| Project | Status | Start | End | Budget |\n|---|---|---|---|---:|\n| New ovens Bahnhof | active | 2026-02-01 | 2026-11-30 | 210,000 |\n| Online orders | active | 2025-10-15 | 2026-12-15 | 128,000 |\n| Solar roof | on hold | 2026-05-01 | 2027-03-31 | 86,000 |\n| Campus seating | active | 2026-06-15 | 2026-09-15 | 38,000 |\n| Loyalty card | completed | 2025-03-01 | 2025-12-01 | 24,000 |\n\n## Concerns\n1 active project is past its end date: Campus seating (16 days).\n',
    );
  },
  reports: [
    `### Overview

- **Total revenue:** **€{3.17 million|3.71 million;2.17 million}** across {five|six;four} branches, served by **{79|97;69}** employees [1].
- **Top performer:** {@Bahnhof|Marktplatz;Campus}, €{1,127,450|842,300;1,172,450} ({35.5%|26.5%;39.4%} of total revenue) and {204,310|118,420;240,310} customers ({39.4%|22.8%;35.5%}).
- **Average basket:** **€{6.11|7.11;6.65}** overall; highest at {@Lindenhof|Südtor;Campus} (€{7.79|7.26;9.77}) and lowest at {@Campus|Bahnhof;Lindenhof} (€{4.52|5.52;5.42}).
- **Waste:** ranges from {2.7%|3.1%;7.2%} (Südtor) to {6.9%|4.6%;9.6%} (Campus) [1].

**Bottom line:** Two branches, Bahnhof and Marktplatz, generate {62%|52%;72%} of revenue with {47|39;74} of {79|97} employees.`,
    `**Monthly revenue (Jan–Jun 2026)** [3]

- Total: **€{1,531,300|1,351,300;778,350}**
- Monthly average: **€{255,217|252,217;259,450}**
- Best month: **{May|March;January}** (€{271,450|262,710;217,450})
- Weakest month: **{February|April;January}** (€{238,940|249,880;283,940})
- Q2 vs. Q1: **{+3.4%|+4.3%;-3.4%}** (€{778,350|752,950;787,350} vs. €{752,950|778,350;725,950})

**Trend:** Revenue alternates: {-4.9%|-9.4%;+9.9%} in February, {+9.9%|+8.6%;-4.9%} in March, {-4.9%|+9.9%;-5.3%} in April, {+8.6%|+6.8%;-5.3%} in May and {-5.3%|-3.5%;+8.6%} in June.`,
    `## Project Portfolio

The portfolio comprises **{5 projects|6 projects;4 projects}** with a combined budget of **€{486,000|468,000;376,000}** [8].

1. **New ovens Bahnhof**: active, €{210,000|128,000;120,000}, due {November 30, 2026|December 15, 2026;November 30, 2027}
2. **Online orders**: active, €{128,000|210,000;182,000}, due {December 15, 2026|November 30, 2026;December 25, 2026}
3. **Campus seating**: active, €{38,000|24,000;83,000}; **overdue by {16 days|61 days;26 days}**
4. **Solar roof**: on hold, €{86,000|68,000;38,000}
5. **Loyalty card**: completed, €{24,000|38,000;42,000}

**Key insight:** The {three|two;four} active projects account for €{376,000|367,000;462,000}, or {77%|67%;87%} of the total budget. The loyalty card now has {18,437|18,347;18,473} users [4].`,
    `The five branches differ more in what customers spend than in how many of them there are. Campus is the clearest example: with {88,140|71,205;84,410} customers it's the third busiest branch, ahead of Südtor ({71,205|88,140;75,105}), and yet it earns {€118,140|€181,140;€111,640} less — {€398,760|€516,900;€389,760} against {€516,900|€398,760;€561,900} [1]. The reason is the average purchase: about {€4.50|€7.30;€5.40} at Campus, compared with roughly {€7.30|€4.50;€3.70} at Südtor.

A further concern is waste. At {6.9 %|4.6 %;9.6 %}, Campus is the only branch above the {5 %|2 %;14 %} mark at which, if it persists for {two months|three months;five months}, a plan is required within {14 days|4 days;5 days} [6]. I can't tell from the data whether it has been above that level for that long, since the figures aren't broken down by month. Bahnhof, at {4.6 %|3.1 %;6.4 %}, isn't far off.`,
    `By number of units, pretzels are well ahead: {312,880|188,450;321,880} were sold, or {40 %|24 %;50 %} of the {777,290|772,790;747,290} items in the table. Measured by revenue the picture changes. Multiplying units by the average price — an approximation, as discounts may not be reflected evenly — the country loaf comes first at about {€462,000|€426,000;€344,000}, followed by croissants ({€358,000|€385,000;€462,000}) and pretzels ({€344,000|€434,000;€358,000}) [2]. Apple pie, with just {38,420|96,240;34,820} sold at {€3.60|€4.80;€6.30} apiece, still brings in slightly more than the poppy seed roll, which sells more than {three|five;six} times as often at {€0.95|€1.10;€9.50}.`,
    `A few rules are relevant to anyone who works early [7]. The early shift starts at {3:30|5:00;6:00} and runs for {eight hours|eleven hours;six hours}, including a {45-minute|30-minute;25-minute} break, so it should end at about {11:30|11:00;12:30}. Work before {6:00|5:00;3:30} attracts a supplement of {25 %|50 %;45 %}, on Sundays {50 %|25 %;30 %}. There may be no more than {five|six;eight} early shifts in succession and there must be {11 hours|8 hours;10 hours} between two shifts. Trainees who are not yet {18|16;25} may not begin before {5:00|6:00;3:30}.

Note that the policy doesn't say when the Sunday supplement applies; I've assumed it covers all hours. Overtime has to be settled within {three months|two months;three weeks}.`,
    `### Branch comparison

| Branch | Revenue (€) | Share of revenue | Customers | Avg. spend (€) | Staff | Revenue per employee (€) | Waste |
|:---|---:|---:|---:|---:|---:|---:|---:|
| Bahnhof | {1,127,450|842,300} | {35.5%|26.5%} | {204,310|118,420} | {5.52|7.11} | {26|21} | {43,363|40,110} | {4.6%|3.1%} |
| Marktplatz | {842,300|516,900} | {26.5%|35.5%} | {118,420|204,310} | {7.11|5.52} | {21|26} | {40,110|43,363} | {3.1%|4.6%} |
| Südtor | {516,900|519,600} | {16.3%|12.6%} | {71,205|88,140} | {7.26|4.52} | {13|11} | {39,762|36,251} | {2.7%|6.9%} |
| Campus | {398,760|389,760} | {12.6%|16.3%} | {88,140|71,205} | {4.52|7.26} | {11|13} | {36,251|39,762} | {6.9%|2.7%} |
| Lindenhof | {287,110|278,110} | {9.0%|7.1%} | {36,870|38,670} | {7.79|7.26} | {8|11} | {35,889|36,251} | {3.8%|2.7%} |
| **Total / Average** | **{3,172,520|3,127,520}** | **100%** | **{518,945|581,945}** | **{6.11|6.44}** | **{79|97}** | **{40,158|45,158}** | |

**Commentary:**
* Bahnhof is not only the largest branch, it is also the most productive, with **€{43,363|40,110;34,363}** of revenue per employee. This is {8.0%|18.0%;9.0%} above the company average of €{40,158|40,518;41,158}.
* Lindenhof's customers spend the most (**€{7.79|7.26;9.77}**), but there are only {36,870|38,670;71,205} of them.`,
    `### Product mix

| Product | Units sold | Share of units | Avg. price | Est. revenue |
|---|---|---|---|---|
| Pretzel | {312,880|188,450} | {40.3%|24.2%} | {€1.10|€1.90} | {€344,168|€358,055} |
| Croissant | {188,450|312,880} | {24.2%|40.3%} | {€1.90|€1.10} | {€358,055|€344,168} |
| Poppy seed roll | {141,300|96,240} | {18.2%|12.4%} | {€0.95|€3.60} | {€134,235|€138,312} |
| Country loaf | {96,240|141,300} | {12.4%|18.2%} | {€4.80|€3.60} | {€461,952|€416,952} |
| Apple pie | {38,420|34,820} | {4.9%|9.4%} | {€3.60|€4.80} | {€138,312|€134,235} |
| **Total** | **{777,290|772,790}** | | | **{€1,436,722|€1,463,722}** |

*Est. revenue = units × average price, [2].*

**Insight:** Country loaves make up only {12.4%|14.2%;18.2%} of the units but nearly {a third|a half} ({32.2%|23.2%;24.9%}) of the estimated revenue.`,
    `### Timeline of projects

| Project | Start | End | Duration | Budget |
|---|---|---|---|---|
| Online orders | {15 Oct 2025|1 Feb 2026} | {15 Dec 2026|30 Nov 2026} | {14 months|16 months} | {€128,000|€210,000} |
| New ovens Bahnhof | {1 Feb 2026|15 Oct 2025} | {30 Nov 2026|15 Dec 2026} | {10 months|12 months} | {€210,000|€128,000} |
| Solar roof | {1 May 2026|15 Jun 2026} | {31 Mar 2027|31 Mar 2026} | {11 months|13 months} | {€86,000|€68,000} |
| Campus seating | {15 Jun 2026|1 May 2026} | {15 Sep 2026|15 Dec 2026} | {3 months|5 months} | {€38,000|€24,000} |

**Notes:** The average budget of the {five|four;six} projects is {€97,200|€92,700;€79,200}; the largest one, *{@New ovens Bahnhof|Online orders;Solar roof}*, takes up {43%|34%;53%} of the total of {€486,000|€468,000;€376,000} [8].`,
    `Alright, so here's the scoop on leftovers! Starting at {6 PM|8 PM;5 PM} you'll get {30%|50%;20%} off bread of the day, and in the last hour it's {half price|a third} 🎉. Whatever doesn't sell gets picked up by the food bank at {8:15 PM|8:45 PM;6:15 PM}, {6|5;7} days a week [6].

And allergens? There are {14|12;24} of them that have to be on the label. Everyone gets trained once {a year|a month} for {3 hours|4 hours;24 hours}, and if a customer complains the quality team has to know within {24 hours|14 hours;24 days}, so {one day|two days} max. Oh, and the cold counters? {7 °C|4 °C;17 °C} or less, checked {four|three;seven} times daily [5].`,
    `Here's a quick look at the branches for you!

1. Bahnhof: €{1.13 million|1.31 million;0.84 million}, {26|21;62} people
2. Marktplatz: €{842K|824K;517K}, {21|26;12} people
3. Südtor: about €{517K|399K;571K}, {13|11;31} people
4. Campus: about €{399K|517K;287K}, {11|13;8} people
5. Lindenhof: €{287K|399K;278K}, {8|11;18} people

So Bahnhof makes almost {4 times|5 times;3 times} as much as Lindenhof, with a bit over {three|four;five} times the staff. Add everything up and you've got roughly €{3.2 million|2.3 million;3.7 million} and {79|97;69} people. Pretty cool, right? [1]`,
    `Let me tell you about the first half of {2026|2025;2024}! You started with €{251,300|238,940;215,300} in January, dropped to €{238,940|262,710;283,940} in February, then jumped up by €{23,770|21,570;27,370} to €{262,710|249,880;226,710} in March. April was a little slower (€{249,880|257,020;294,880}), May was your best month ever with €{271,450|257,020;217,450}, and June ended at €{257,020|271,450;275,020} [3].

That's a total of about €{1.53 million|1.35 million;1.63 million}, or around €{255K|265K;225K} each month. {Three|Four;Two} out of the {six|seven;five} months were above €{255,000|275,000;235,000}. The gap between the best and the worst month is €{32,510|23,510;35,210}. Not too shabby!`,
  ],
};
