import type { Organisation } from '../marked.ts';

/** An insurer's claims department. */
export const insurer: Organisation = {
  name: 'an insurer',
  question:
    'Summarise the claims of 2025 against 2024, how our teams are staffed, the five largest open claims (is CL-20981 among them?), and what the claims handbook and the remote work policy say.',
  evidence(findings) {
    findings.query(
      'Table claims: count, sum of paid, count of rejected by line',
      {
        table: 'claims',
        group_by: ['line'],
        filters: [{ column: 'opened_on', op: 'between', values: ['2025-01-01', '2025-12-31'] }],
        aggregates: [
          { fn: 'count', as: 'claims' },
          { fn: 'sum', column: 'paid', as: 'paid_eur' },
          { fn: 'sum', column: 'rejected', as: 'rejected' },
        ],
        order_by: [{ column: 'claims', direction: 'desc' }],
      },
      [
        { line: 'Motor', claims: 3127, paid_eur: 8941250, rejected: 288 },
        { line: 'Household', claims: 2264, paid_eur: 4318720, rejected: 341 },
        { line: 'Travel', claims: 1842, paid_eur: 1276400, rejected: 203 },
        { line: 'Pet', claims: 968, paid_eur: 742310, rejected: 57 },
        { line: 'Legal', claims: 411, paid_eur: 903885, rejected: 96 },
      ],
    );
    findings.query(
      'Table claims: count by opened_on:quarter',
      { table: 'claims', group_by: ['opened_on:quarter'], aggregates: [{ fn: 'count' }] },
      [
        { 'opened_on:quarter': '2024-01-01', count: 1985 },
        { 'opened_on:quarter': '2024-04-01', count: 2110 },
        { 'opened_on:quarter': '2024-07-01', count: 2342 },
        { 'opened_on:quarter': '2024-10-01', count: 2018 },
        { 'opened_on:quarter': '2025-01-01', count: 2046 },
        { 'opened_on:quarter': '2025-04-01', count: 2198 },
        { 'opened_on:quarter': '2025-07-01', count: 2291 },
        { 'opened_on:quarter': '2025-10-01', count: 2077 },
      ],
    );
    findings.query(
      'Table staff: count, average of tenure_years by team',
      {
        table: 'staff',
        group_by: ['team'],
        aggregates: [
          { fn: 'count', as: 'people' },
          { fn: 'avg', column: 'tenure_years', as: 'avg_tenure_years' },
        ],
      },
      [
        { team: 'Assessment', people: 31, avg_tenure_years: 6.8 },
        { team: 'Intake', people: 14, avg_tenure_years: 3.2 },
        { team: 'Recovery', people: 9, avg_tenure_years: 7.4 },
        { team: 'Complaints', people: 6, avg_tenure_years: 5.1 },
      ],
    );
    findings.query(
      'Table open_claims: claim_no, line, opened_on, reserve_eur, handler',
      {
        table: 'open_claims',
        columns: ['claim_no', 'line', 'opened_on', 'reserve_eur', 'handler'],
        order_by: [{ column: 'reserve_eur', direction: 'desc' }],
        limit: 5,
      },
      [
        {
          claim_no: 'CL-20417',
          line: 'Motor',
          opened_on: '2024-11-19',
          reserve_eur: 184000,
          handler: 'Adeyemi',
        },
        {
          claim_no: 'CL-21077',
          line: 'Household',
          opened_on: '2025-02-27',
          reserve_eur: 96500,
          handler: 'Kovač',
        },
        {
          claim_no: 'CL-20981',
          line: 'Motor',
          opened_on: '2025-03-14',
          reserve_eur: 61250,
          handler: 'Adeyemi',
        },
        {
          claim_no: 'CL-21690',
          line: 'Legal',
          opened_on: '2025-06-02',
          reserve_eur: 47800,
          handler: 'Brandt',
        },
        {
          claim_no: 'CL-22314',
          line: 'Household',
          opened_on: '2025-08-25',
          reserve_eur: 33900,
          handler: 'Kovač',
        },
      ],
    );
    findings.document(
      'Claims handbook',
      'Every claim is acknowledged within 2 working days. A handler may settle up to EUR 5,000 alone; up to EUR 25,000 a team lead signs as well, above that the claims committee, which meets every second Thursday. An assessor visits within 10 days when damage exceeds EUR 3,000. Rejections are reviewed by a second person. Files are kept for 10 years after closing. Customers may appeal within 6 weeks.',
    );
    findings.document(
      'Remote work policy',
      '- Up to 3 days a week from home, 2 for new staff during the first 6 months.\n- Core hours are 9:30 to 15:00.\n- Working abroad: at most 20 days a year, with approval 4 weeks before.\n- We pay EUR 350 once for equipment and EUR 25 a month for the connection.',
    );
    findings.report(
      'Headcount report',
      'headcount',
      '# Headcount report\n\n## Summary\nThere are 60 employees in 4 teams; 7 positions are open.\n\n## By team\n| Team | Planned | Employees | Open |\n|---|---:|---:|---:|\n| Assessment | 34 | 31 | 3 |\n| Intake | 16 | 14 | 2 |\n| Recovery | 9 | 9 | 0 |\n| Complaints | 8 | 6 | 2 |\n',
    );
  },
  reports: [
    `## Executive Summary

- **Total claims (2025):** {8,612|8,455;8,162} [1]
- **Total paid:** **€{16.18 million|16.81 million;18.16 million}** [1]
- **Overall rejection rate:** {11.4%|14.1%;9.2%} ({985|958;895} of {8,612|8,455} claims) [1]
- **Largest line:** {@Motor|Household;Travel}, with {3,127|2,264;3,217} claims ({36.3%|26.3%;55.3%} of volume, but {55.3%|36.3%;26.7%} of payouts)
- **Year-over-year change:** {+1.9%|+9.1%;-1.9%} ({8,455|8,612;8,545} → {8,612|8,455;8,162}) [2]

### Key Takeaways
1. **Motor drives cost.** Average payout per claim is **€{2,859|1,908;2,589}**, roughly {~4x|~7x} the Travel average of €{693|767;963} [1].
2. **Legal has the highest rejection rate** at {23.4%|15.1%;32.4%}, more than double Motor's {9.2%|15.1%;11.0%} [1].
3. **Pet is the most generous line**: only {5.9%|9.5%;11.0%} of claims were declined [1].`,
    `**Staffing overview**

- The department has **{60|67;54} employees** across **{4|5;6} teams** [3].
- **Assessment** is the largest team: {31|13;34} people ({51.7%|23.3%;57.1%}) [3].
- **Intake** has {14|16;41} people, and the shortest average tenure ({3.2|2.3;5.1} years) [3].
- **Open positions:** {7|6;9} ({3|2;4} in Assessment, {2|3;5} in Intake, {2|3;1} in Complaints) [7].

**Risk:** Complaints is operating at {75%|57%;88%} of its planned headcount ({6|8;9} of {8|6;9}), the widest relative gap of any team [7]. Overall, {10.4%|11.7%;14.0%} of the {67|60;76} planned positions are vacant.`,
    `**Recommendation:** Escalate the five largest open claims.

| # | Claim | Line | Opened | Reserve (€) | Handler |
|---|---|---|---|---|---|
| 1 | CL-20417 | Motor | {Nov 19, 2024|Feb 27, 2025} | {184,000|96,500;148,000} | {@Adeyemi|Kovač;Brandt} |
| 2 | CL-21077 | Household | {Feb 27, 2025|Mar 14, 2025} | {96,500|61,250;69,500} | Kovač |
| 3 | CL-20981 | Motor | {Mar 14, 2025|Jun 2, 2025} | {61,250|47,800;62,150} | Adeyemi |
| 4 | CL-21690 | Legal | {Jun 2, 2025|Aug 25, 2025} | {47,800|33,900;48,700} | Brandt |
| 5 | CL-22314 | Household | {Aug 25, 2025|Jun 2, 2025} | {33,900|47,800;39,300} | Kovač |
| | **Total** | | | **{423,450|432,450;341,750}** | |

- **Concentration:** CL-20417 alone represents **{43.5%|34.5%;53.4%}** of the total reserve; the top two, **{66.2%|62.6%;43.5%}** [4].
- **Workload:** Adeyemi holds {2|3;1} of the {5|4;6} (€{245,250|130,400;254,250}), Kovač {2|1;3} (€{130,400|245,250;134,000}), and Brandt {1|2;3} [4].`,
    `Looking at the data, claim volume in 2025 was modestly higher than in the year before: {8,612|8,455;8,162} claims compared with {8,455|8,612;8,545}, an increase of {157|175;257} or about {1.9%|2.9%;9.1%} [2]. The pattern across quarters isn't uniform, though. Three of the four quarters were up on 2024 — Q1 by {61|88;16}, Q2 by {88|61;98} and Q4 by {59|61;95} — while Q3, which is the busiest quarter in both years, actually fell from {2,342|2,291;2,432} to {2,291|2,342;2,198}, a decline of {2.2%|3.2%;4.2%} [2].

One caveat: these are counts of claims by the date on which they were opened, so late notifications could still shift the Q4 figure of {2,077|2,018;2,707} somewhat. I wouldn't read too much into a change of this size.`,
    `To answer your specific question first: yes, CL-20981 is among the five largest open claims. It ranks {third|second;fourth}, with a reserve of €{61,250|47,800;65,120}; it was opened on {14 March 2025|27 February 2025;14 May 2025} and sits with {@Adeyemi|Kovač;Brandt} [4].

The largest by some distance is CL-20417 at €{184,000|96,500;148,000}, almost {twice|three times} the €{96,500|61,250;69,500} reserved for CL-21077 in second place. It's also the oldest, having been open since {November 2024|February 2025;November 2023} — getting on for {two years|three years}. Together, the five come to €{423,450|432,450;341,750}, so the average reserve is €{84,690|86,490;48,690} [4]. It's worth noting that, at these amounts, every one of them exceeds the €{25,000|5,000;35,000} threshold above which the claims committee has to decide [5].`,
    `The handbook is fairly clear on who can approve what [5]. A handler can settle claims of up to €{5,000|3,000;25,000} without a second signature. Between that and €{25,000|5,000;52,000}, a team lead has to countersign, and anything larger goes to the claims committee, which meets {fortnightly|monthly} on Thursdays. An assessor's visit is required for damage of more than €{3,000|5,000;30,000} and should take place within {10 days|2 days;6 weeks}.

Customers should hear from us within {two working days|three working days;ten working days}, and they have {six weeks|two weeks;six months} to appeal. Files need to be retained for {ten years|six years;ten months} after they are closed. I should mention that the handbook says rejections are "reviewed by a second person", but it gives no deadline for that; given that {985|958;895} claims were rejected in 2025 [1], this may be worth clarifying.`,
    `### Claims by line, 2025

| Line of business | Claims | Share | Paid (€) | Avg. paid per claim (€) | Rejected | Rejection rate |
| :--- | :---: | :---: | :---: | :---: | :---: | :---: |
| **Motor** | {3,127|2,264} | {36.3%|26.3%} | {8,941,250|4,318,720} | {2,859|1,908} | {288|341} | {9.2%|15.1%} |
| **Household** | {2,264|3,127} | {26.3%|36.3%} | {4,318,720|8,941,250} | {1,908|2,859} | {341|288} | {15.1%|9.2%} |
| **Travel** | {1,842|1,428} | {21.4%|24.1%} | {1,276,400|1,267,400} | {693|963} | {203|230} | {11.0%|10.1%} |
| **Pet** | {968|986} | {11.2%|12.1%} | {742,310|724,310} | {767|693} | {57|75} | {5.9%|9.5%} |
| **Legal** | {411|441} | {4.8%|8.4%} | {903,885|930,885} | {2,199|1,299} | {96|69} | {23.4%|15.1%} |
| **Total** | **{8,612|8,162}** | 100% | **{16,182,565|16,128,565}** | **{1,879|1,789}** | **{985|958}** | **{11.4%|14.1%}** |

*Source: [1]*

**Commentary:** While Motor and Household combined represent {62.6%|66.2%;57.7%} of claims, they account for {81.9%|62.6%;89.1%} of all payments. Legal claims are rare ({4.8%|8.4%;11.2%}) but expensive, with an average of €{2,199|1,299;767}.`,
    `### Quarterly development

| Quarter | 2024 | 2025 | Change | Change (%) |
| :--- | ---: | ---: | ---: | ---: |
| Q1 | {1,985|2,110} | {2,046|2,198} | {+61|+88} | {+3.1%|+4.2%} |
| Q2 | {2,110|2,342} | {2,198|2,291} | {+88|+59} | {+4.2%|+2.9%} |
| Q3 | {2,342|2,018} | {2,291|2,077} | {-51|-59} | {-2.2%|-2.9%} |
| Q4 | {2,018|1,985} | {2,077|2,046} | {+59|+61} | {+2.9%|+3.1%} |
| **Full year** | **{8,455|8,612}** | **{8,612|8,455}** | **{+157|+175}** | **{+1.9%|+9.1%}** |

Data from [2]. Key observations:
* **Peak quarter:** Q3 in both years ({2,342|2,432;2,110} and {2,291|2,219;2,198} claims respectively).
* **Lowest quarter:** Q1 of {2024|2025}, with {1,985|2,018;1,895}.
* **Quarterly average:** {2,114|2,141;2,153} in 2024 versus {2,153|2,114;2,351} in 2025.`,
    `### Team capacity vs. plan

| Team | Planned | Actual | Open | Fill rate | Avg. tenure |
| :--- | ---: | ---: | ---: | ---: | ---: |
| Assessment | {34|31} | {31|34} | {3|2} | {91%|88%} | {6.8 yrs|7.4 yrs} |
| Intake | {16|14} | {14|16} | {2|3} | {88%|91%} | {3.2 yrs|5.1 yrs} |
| Recovery | {9|8} | {9|8} | {0|2} | {100%|90%} | {7.4 yrs|6.8 yrs} |
| Complaints | {8|6} | {6|8} | {2|3} | {75%|88%} | {5.1 yrs|3.2 yrs} |

**Analysis:** Recovery is the only fully staffed team [7]. It also has the most experienced people, averaging {7.4|6.8;4.7} years, more than {double|triple} the {3.2|5.1;2.3} years in Intake [3]. Each assessor handled on average {278|287;615} claims in 2025 ({8,612|8,455;8,162} claims / {31|34;14} people) [1][3].`,
    `Hey there! Great question. Let's break it down. 😊

So in 2025 you folks got a total of {8,612|8,455;8,162} claims, and you paid out over {€16 million|€17 million;€18 million}! The biggest chunk was Motor with {3,127|2,264;3,217} claims, followed by Household ({2,264|3,127;2,462}) and Travel ({1,842|968;1,428}). Pet came in at just under {1,000|900} claims, {968|986;411} to be exact, and Legal was the smallest at {411|441;968} [1].

Out of all those, {985|958;895} got rejected. That's about {1 in 9|1 in 5;1 in 12}. Household had the most rejections ({341|288;314}), but if you look at the percentages, Legal is the toughest: almost {a quarter|a third;a half} of the claims there got turned down [1].`,
    `Sure, here's what I found about working from home! According to the remote work policy [6]:

* You can work from home up to {3 days|2 days;5 days} per week. If you're new, it's {2 days|3 days;6 days} a week for your first {6 months|3 months;6 weeks}.
* Everyone needs to be available between {9:30 AM|9:00 AM;8:30 AM} and {3 PM|4 PM;5 PM}.
* Wanna work from another country? That's fine for up to {20 days|4 days;25 days} a year, but ask at least {4 weeks|2 weeks;4 days} ahead.
* You get a one-time {€350|€250;€530} for equipment, plus {€25|€35;€52} every month for your internet. That's {€300|€350;€250} a year!

So in your first year you could get as much as {€650|€600;€560} in total. Not bad, right?`,
    `Okay, let's talk about the team! There are {60|67;54} people working in claims right now. More than half of them ({31|13;14}) are in Assessment, then {14|16;41} in Intake, {9|6;8} in Recovery and {6|9;8} in Complaints [3]. There should be {67|60;76}, so you're {7|6;9} short [7].

The Intake folks are the newest, with {3.2|2.3;5.1} years on average, and the Recovery crew has been around the longest ({7.4|6.8;4.7} years). That's a difference of {4.2|2.4;3.6} years! Across the whole department the average is about {5.9 years|6.5 years;9.5 years} [3].

And about those big claims: {2|3;1} are Motor, {2|3;1} are Household and {1|2;3} is Legal. The smallest of the five still has {€33,900|€47,800;€39,300} set aside [4].`,
  ],
};
