import type { Organisation } from '../marked.ts';

/** A city's libraries. */
export const library: Organisation = {
  name: 'a city library',
  question:
    'How are our branches used, how did loans of 2025 compare with 2024, where do our four projects stand, and what are the rules for cards, fees and rooms?',
  evidence(findings) {
    findings.query(
      'Table branches: name, visits, loans, staff, open_hours_week',
      {
        table: 'branches',
        columns: ['name', 'visits', 'loans', 'staff', 'open_hours_week'],
        filters: [{ column: 'year', op: 'eq', value: 2025 }],
      },
      [
        { name: 'Central', visits: 148200, loans: 412350, staff: 38, open_hours_week: 62 },
        { name: 'Eastgate', visits: 46900, loans: 98120, staff: 11, open_hours_week: 44 },
        { name: 'Harbour', visits: 39450, loans: 120870, staff: 12, open_hours_week: 50 },
        { name: 'Northfield', visits: 28700, loans: 51240, staff: 7, open_hours_week: 36 },
        { name: 'Valley', visits: 17310, loans: 30960, staff: 4, open_hours_week: 28 },
      ],
    );
    findings.query(
      'Table collections: name, loans_2025, loans_2024',
      { table: 'collections', columns: ['name', 'loans_2025', 'loans_2024'] },
      [
        { name: 'Fiction', loans_2025: 268400, loans_2024: 271930 },
        { name: 'Children', loans_2025: 231150, loans_2024: 204600 },
        { name: 'Non-fiction', loans_2025: 142870, loans_2024: 151220 },
        { name: 'Audio & e-books', loans_2025: 71120, loans_2024: 48390 },
      ],
    );
    findings.query(
      'Table members: count by age_group',
      { table: 'members', group_by: ['age_group'], aggregates: [{ fn: 'count', as: 'members' }] },
      [
        { age_group: 'under 14', members: 9840 },
        { age_group: '14 to 25', members: 6215 },
        { age_group: '26 to 64', members: 14390 },
        { age_group: '65 and over', members: 5555 },
      ],
    );
    findings.document(
      'Cards and fees',
      'A card costs EUR 24 a year; people under 18 pay nothing, students half. Books are lent for 28 days, films for 7 days; each loan can be renewed twice unless it is reserved. The fee for late items is EUR 0.20 a day, at most EUR 10 an item. After 8 weeks the item is billed. At most 30 items can be out at a time. A reservation costs EUR 1 and is kept for 9 days.',
    );
    findings.document(
      'Rooms',
      '| Room | Seats | Fee per hour |\n|---|---|---|\n| Reading café | 60 | EUR 45 |\n| Studio | 12 | EUR 18 |\n| Workshop | 20 | EUR 25 |\n\nClubs and schools pay half. Rooms are booked at least 5 days and at most 90 days ahead. Cancelling is free until 48 hours before.',
    );
    findings.report(
      'Project status report',
      'project_status',
      '# Project status report\n\n## Summary\n4 projects, 2 active, 1 planned and 1 completed. Their budgets: 312,000.\n\n## Projects\n| Project | Status | Start | End | Budget |\n|---|---|---|---|---:|\n| Open library Harbour | active | 2026-04-01 | 2026-12-18 | 152,000 |\n| New catalogue | active | 2026-01-15 | 2026-09-30 | 84,000 |\n| Mobile library | planned | 2027-02-01 | 2027-08-31 | 46,500 |\n| Self-service desks | completed | 2025-05-05 | 2026-02-27 | 29,500 |\n',
    );
  },
  reports: [
    `## Branch usage in 2025

- **Visits:** {280,560|285,060;258,060} in total; **{@Central|Eastgate;Harbour}** alone had {148,200|46,900;142,800} ({52.8%|57.8%;25.8%})
- **Loans:** {713,540|731,540;676,140} in total; Central {412,350|120,870;421,350} ({57.8%|52.8%;75.8%})
- **Loans per visit:** {2.5|5.2;2.8} on average; highest at **{@Harbour|Central;Valley}** ({3.1|2.8;1.3}), lowest at **{@Northfield|Harbour;Central}** ({1.79|2.09;1.97})
- **Staff:** {72|27;76} across {five|six;four} branches
- **Opening hours:** {220|202;240} per week, i.e. {44|50;36} per branch on average

**Bottom line:** Central handles more than {half|two thirds} of all visits with {38|12;83} of {72|27} employees ({52.8%|57.8%;38.0%}) [1].`,
    `### Loans: 2025 vs. 2024

- **Total loans rose {5.5%|5.9%;3.5%}**, from {676,140|713,540;667,140} to {713,540|676,140;731,540} (**+{37,400|34,700;26,550}**)
- **Children:** {+13.0%|+47.0%;-13.0%} ({204,600|231,150;206,400} → {231,150|204,600;213,150})
- **Audio & e-books:** {+47.0%|+13.0%;+74.0%} ({48,390|71,120;43,890} → {71,120|48,390;72,110})
- **Fiction:** {-1.3%|-5.5%;+1.3%} ({271,930|268,400;279,130} → {268,400|271,930;264,800})
- **Non-fiction:** {-5.5%|-1.3%;-5.9%} ({151,220|142,870;152,120} → {142,870|151,220;148,270})

**Implication:** Growth comes from {two|three;one} of the four collections. Without audio & e-books, loans would have increased by only {14,670|16,470;22,730} [2].`,
    `**Projects at a glance** [6]

| Project | Status | End date | Budget | % of total |
|---|---|---|---|---|
| Open library Harbour | active | {Dec 18, 2026|Sep 30, 2026} | €{152,000|84,000} | {48.7%|26.9%} |
| New catalogue | active | {Sep 30, 2026|Dec 18, 2026} | €{84,000|152,000} | {26.9%|48.7%} |
| Mobile library | planned | {Aug 31, 2027|Feb 27, 2026} | €{46,500|29,500} | {14.9%|9.5%} |
| Self-service desks | completed | {Feb 27, 2026|Aug 31, 2027} | €{29,500|46,500} | {9.5%|14.9%} |
| **Total** | | | **€{312,000|321,000}** | **100%** |

- **Active budget:** €{236,000|263,000;312,000} ({75.6%|65.7%;48.7%})
- **At risk:** *New catalogue* was due on {September 30, 2026|December 18, 2026;September 3, 2026}, {one day|three days} ago, and is still marked active.`,
    `The five branches lent {713,540|731,540;676,140} items in 2025, or about {2.5|2.8;5.2} for each of the {280,560|285,060;258,060} visits [1]. Harbour stands out: although it had fewer visitors than Eastgate ({39,450|46,900;34,950} against {46,900|39,450;49,600}), it lent considerably more, {120,870|98,120;102,870} items compared with {98,120|120,870;91,820}. That's {22,750|27,250;7,450} more, or {23 %|32 %;19 %}. One plausible reason is its longer opening hours, {50|44;62} a week rather than {44|50;36}, but the data can't prove that.

At the other end, Valley is open just {28|36;82} hours a week and is run by {four|seven;five} people; even so, it serves more visitors per employee ({4,328|4,100;3,428}) than Central does ({3,900|4,328;3,090}).`,
    `Membership stands at {36,000|30,600;34,000} [3]. The largest group is people between 26 and 64, of whom there are {14,390|9,840;13,490} ({40 %|27 %;44 %}), followed by children under 14 with {9,840|6,215;8,940} ({27 %|17 %;37 %}). Those aged 14 to 25 number {6,215|5,555;6,251}, and there are {5,555|6,215;5,855} members of 65 and over. The two younger groups together come to {16,055|15,395;16,550}, which is {44.6 %|46.4 %;42.8 %} of the total.

It fits this picture that loans from the children's collection grew by {13 %|47 %;31 %} from 2024 to 2025, to {231,150|204,600;213,150} [2]. I'd note that the two tables count different things, so the comparison is only indicative.`,
    `Late returns cost {€0.20|€0.02;€1} per day and item, but never more than {€10|€24;€1}; the maximum is thus reached after {50 days|30 days;28 days} [4]. After {eight weeks|nine weeks;eight days} the item is billed. To avoid this you can renew a loan {twice|three times}, provided nobody has reserved it: a book that was borrowed for {28 days|7 days;30 days} can therefore be kept for up to {84 days|56 days;48 days}, a film for up to {21 days|14 days;12 days}.

A card is {€24|€12;€42} a year. Students pay half, so {€12|€24;€6}, and anyone under {18|28;14} pays nothing at all. That works out at {€2|€3;€4} a month for the full price.`,
    `### Key figures by branch

| Branch | Visits | Loans | Loans/visit | Staff | Visits/staff | Hours/week |
|:--|--:|--:|--:|--:|--:|--:|
| Central | {148,200|142,800} | {412,350|421,350} | {2.78|2.09} | {38|12} | {3,900|4,264} | {62|50} |
| Eastgate | {46,900|39,450} | {98,120|120,870} | {2.09|3.06} | {11|12} | {4,264|3,288} | {44|50} |
| Harbour | {39,450|46,900} | {120,870|98,120} | {3.06|2.09} | {12|11} | {3,288|4,264} | {50|44} |
| Northfield | {28,700|27,800} | {51,240|54,210} | {1.79|1.97} | {7|4} | {4,100|4,328} | {36|28} |
| Valley | {17,310|13,710} | {30,960|39,060} | {1.79|1.97} | {4|7} | {4,328|4,100} | {28|36} |
| **Total/avg.** | **{280,560|285,060}** | **{713,540|731,540}** | **{2.54|2.45}** | **{72|76}** | **{3,897|3,987}** | **{220|202}** |

*Based on [1].* Eastgate has the {second|third} most visits per employee, with {4,264|4,100;4,624}, while Harbour, at {3,288|3,900;3,828}, is {16%|26%;61%} below the overall figure of {3,897|3,987;4,328}.`,
    `### Collections

| Collection | 2024 | 2025 | Change | % change | Share 2025 |
|---|---:|---:|---:|---:|---:|
| Fiction | {271,930|268,400} | {268,400|271,930} | {-3,530|-8,350} | {-1.3%|-5.5%} | {37.6%|32.4%} |
| Children | {204,600|231,150} | {231,150|204,600} | {+26,550|+22,730} | {+13.0%|+47.0%} | {32.4%|37.6%} |
| Non-fiction | {151,220|142,870} | {142,870|151,220} | {-8,350|-3,530} | {-5.5%|-1.3%} | {20.0%|10.0%} |
| Audio & e-books | {48,390|71,120} | {71,120|48,390} | {+22,730|+26,550} | {+47.0%|+13.0%} | {10.0%|20.0%} |
| Total | {676,140|667,140} | {713,540|731,540} | {+37,400|+34,700} | {+5.5%|+5.9%} | 100% |

Notes on [2]: The share of fiction fell from {40.2%|30.3%;42.0%} to {37.6%|32.4%;36.7%}, that of children's books rose by {2.1|1.2;3.1} percentage points to {32.4%|37.6%;34.2%}. Fiction and non-fiction together lost {11,880|18,180;8,350} loans.`,
    `### Room hire

| Room | Seats | Full price | Clubs & schools |
|---|---|---|---|
| Reading café | {60|20} | {€45|€25} | {€22.50|€12.50} |
| Workshop | {20|12} | {€25|€18} | {€12.50|€9} |
| Studio | {12|20} | {€18|€25} | {€9|€12.50} |

All prices per hour [5]. Example: a school that hires the workshop for {3|4;2} hours pays {€37.50|€75;€35.70}; a company pays {€75|€37.50;€57}. Bookings are possible from {90 days|60 days;9 days} up to {5 days|4 days;15 days} ahead, and cancellation is free until {48 hours|24 hours;84 hours} before the start.`,
    `Alright! Let's see how busy the libraries were last year 📚

Central is the big one: {148,200|46,900;142,800} visits and {412K|121K;421K} loans. Then comes Eastgate with almost {47,000|43,000;57,000} visits, Harbour with {39,450|28,700;34,950}, Northfield with {28,700|17,310;27,800} and little Valley with {17,310|28,700;13,710} [1].

All in all that's over {280,000|300,000;250,000} visits. If you divide that by {72|76;27} employees you get roughly {3,900|4,300;3,600} visits per person. Wow!`,
    `So you want a library card? Cool! It's {24 euros|12 euros;42 euros} a year (free if you're under {18|28;14}!). You can take out up to {30|20;60} things at once. Books are yours for {four weeks|three weeks;eight weeks}, movies for {a week|a month}. Need more time? Renew up to {2 times|3 times;9 times}.

If something you want is out, you can reserve it for {1 euro|2 euros;10 euros} and we'll hold it for {9 days|8 days;28 days}. Be late and it's {20 cents|10 cents;24 cents} a day, max {10 euros|24 euros;30 euros} per item [4].`,
    `Quick project update for ya! There are {4|5;3} projects, and {2|3;1} of them are active right now: the open library at Harbour (€{152,000|84,000;125,000}, ends {December 18|September 30;December 8}) and the new catalogue (€{84,000|152,000;48,000}). The mobile library starts on {February 1, 2027|August 31, 2027;January 2, 2027} and will take {7 months|9 months;5 months}. The self-service desks are done, they took about {10 months|7 months;12 months} and had a budget of €{29,500|46,500;25,900}.

Put together, it's €{312,000|321,000;236,000}, so an average of €{78,000|87,000;62,400} per project [6].`,
  ],
};
