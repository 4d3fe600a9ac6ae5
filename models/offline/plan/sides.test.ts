import { describe, expect, it } from 'vitest';
import { planOf } from '../testing/crew.ts';
import { MORE_OF_BOTH, MORE_OF_RECORDS, MORE_OF_RULES } from '../testing/sided.ts';
import { asksForRule, asksOfRecords } from './sides.ts';

const SIDES: Record<string, string> = { purser: 'data', mate: 'document' };
const sidesOf = (question: string): string[] => [
  ...new Set(planOf(question).map(({ agent }) => SIDES[agent] ?? agent)),
];

/** Records of organisations of many kinds: what happened, what there is, what it comes to. */
const OF_RECORDS = `
How many of the penguins were hatched here?
Which enclosures stand empty at the moment?
Break all vet treatments down by species.
What do the keepers who are still with us earn per hour on average?
Is there an enclosure that nobody looks after? Which one?
Are there animals that have never been weighed? Which ones?
Which feed do we get from Harrow Mills?
Name the three heaviest elephants.
What did the tickets of last August bring in?
Who looks after the red pandas?
Give me the total weight of fish eaten in May 2026.
How many school classes came in 2025, and how many in 2026?
Which keeper has the most animals to look after?
Add up the adoption fees that were paid in 2026. What do we get?
In which countries were our tigers born?
How much steel has been used on hull 214 so far?
Which welders have a certificate that has already run out?
What share of the inspections this year was failed?
How long did the repairs of 2025 take on average?
List the ships that left the yard late.
Which dock was occupied for the most days in 2026?
How often was crane 4 out of order last year?
How many of those still employed here are on a fixed-term contract?
What do we pay on average, per month, to the fitters of grade 3 who are still here?
Split the open orders by customer, please.
Which subcontractors haven't sent an invoice yet?
How much do our open invoices come to?
On what date was hull 209 launched?
Who was the foreman of hull 198?
How many litres of paint were delivered between March and June 2026?
How many current accounts were closed in 2026?
Which branch has granted the largest loans?
What is the average balance of savings accounts held by customers under 30?
How many customers do we have in the north?
How much money has each branch lent so far?
Once a loan has been applied for, how many days pass on average until it is decided?
Which customers have more than three accounts?
Are there cards that have never been used?
What percentage of the loan applications was turned down?
Give me the number of the biggest transfer of yesterday.
How much do the customers whose card is blocked owe us, all together?
Compare the number of complaints in 2025 with that in 2026.
Who opened the most accounts in October?
Show me the turnover of each cash machine.
What have we spent on security guards in 2026 so far?
How many pupils are there in year 7?
Which pupils have missed more than ten days this term?
Which teachers teach both maths and physics?
What was the average mark in chemistry last year?
Is there any class without a form teacher?
Name the five clubs with the most members.
How many girls and how many boys joined the school in September 2026?
Which rooms have fewer than 20 seats?
Who teaches French to 9b?
How many of the laptops are broken?
When did Mrs Adeyemi join the school?
Headcount of the teaching staff today, leavers not counted?
Parents who haven't paid for lunch, broken down by class please.
How many books were borrowed in March?
Which titles were never borrowed?
What is the oldest book we own?
How many members have a fine to pay at the moment?
How much did the branch in Elmfield spend on new books in 2025?
Which author do we have most books of?
Members who live outside the town: how many?
What was the longest overdue loan?
Which players scored more than ten goals this season?
How many season tickets have we sold for next season so far?
What is the average age of the first team?
Which sponsor pays us the most?
How many spectators came to home games in 2026?
Who is the captain of the women's team?
What did we pay for Okafor?
Which players' contracts end in June 2027?
How many hectolitres of stout did we brew in 2025?
Which hops do we buy from Hallertau Traders?
Are there beers that have not been brewed since 2024?
How many kegs are in the cellar right now?
Which pub ordered the most barrels last month?
What is the stock value of all malt?
How many of our tanks are bigger than 50 hectolitres?
Which batch had the highest alcohol content?
How many subscribers cancelled in October 2026?
Which journalist wrote the most articles in 2025?
How many words does an article have on average?
Who has written about the harbour?
How many flights were delayed by more than an hour yesterday?
Which airlines use terminal 2?
What is the busiest gate?
How many passengers went through security on 24 December 2025?
How many of the visitors in July were children?
Which paintings are on loan at the moment, and to whom?
What is the insured value of all sculptures?
Who restored the altar piece?
How many tons of concrete were poured on site Riverside?
Which machines are due for a service?
How many accidents were there on our sites in 2026?
Which site manager runs the most projects?
How high is the average order value of customers from Spain?
Do we have more cats or more dogs?
Does any of our drivers live in Lund?
`;

/** Rules that documents lay down: what may, must or will be done, what holds for any one of a kind. */
const OF_RULES = `
May visitors feed the goats?
How close may a visitor get to the lions?
How many keepers have to be present when the bear is moved?
What do I do when an animal has escaped?
Who has to be told if a snake is missing?
How warm must the reptile house be at night?
What is our VAT rate?
What does a yearly ticket cost for a family?
From what age does a child pay the full price?
How often must the penguins' pool be cleaned?
How many people can share one locker?
I only work three days out of five. How many days of holiday do I get?
What must a welder wear?
Until when can I hand in my timesheet?
How long do we keep inspection reports?
Up to what amount may a foreman buy tools himself?
Who signs for a crane that was repaired?
How much notice do I have to give?
What happens if I am ill for more than three days?
Is smoking allowed on board during a refit?
How many hours may an apprentice weld in a week?
What counts as a near miss?
A colleague has fallen into the dock. What now?
Can I take leave in the week of a launch?
Within how many days must a complaint be answered?
What documents does a customer need to open an account?
How high is the fee for a returned direct debit?
From which amount on does a transfer need two signatures?
Can a customer under 18 get a credit card?
We're on the Gold plan. How many free withdrawals abroad do we get a month?
What interest does a savings account pay?
How soon after losing it do I have to report my card?
Am I allowed to accept a gift from a customer?
How are passwords chosen?
What is a suspicious transaction?
When is the cash in the safe counted?
Who decides about loans above 500,000 euros?
How long is a quote for a mortgage valid?
At what time does the school gate open?
How many days can a pupil be absent without a doctor's note?
May pupils use their phones during the break?
What do parents have to bring to the first parents' evening?
How is a final mark worked out?
How much does a lost locker key cost?
Who may pick up a child from the after-school club?
What should a teacher do if a pupil faints?
How many chaperones does a school trip with 30 pupils need?
You rejected my son for the choir. When may he try again?
How long can a book be borrowed?
What does a replacement library card cost?
How many books may a child take home at once?
Can I renew a loan twice?
What fine is charged per day for a late DVD?
Do I have to pay if the dog ate the book?
When must the referee be told about a change of the squad?
How are season tickets refunded when a game is called off?
What bonus does a player get for a goal?
Which shoes are players allowed to wear in the gym?
How soon before kick-off do the gates open?
I'm in a wheelchair. May somebody come with me for free?
How long does the stout have to ferment?
At what temperature is the lager stored?
What are the steps for cleaning a tank?
How much beer do employees get for free each month?
Who tastes a batch before it is bottled?
After how many months is malt thrown away?
What is the deposit on a keg?
How are sources protected?
Does an interview have to be shown to the person before it is printed?
Who approves a headline about a court case?
What do freelancers get per line?
How long do we have to keep notes of an interview?
How much liquid may a passenger carry through security?
What must be done with a bag that nobody claims?
How early should passengers with a wheelchair be at the gate?
How much does an hour in the short-stay car park cost?
May photographs be taken with a flash?
How long in advance does a school class have to book a tour?
What is the minimum age for the audio guide?
How long will a parcel wait at the desk?
What helmet do visitors wear on a site?
How deep may a trench be without supports?
What do we pay for a night away from home?
Whose permission is needed to work on a roof?
What becomes of tools that are left on site?
How many metres apart do the fire extinguishers have to hang?
Which approval does an order of 20,000 euros need?
`;

/** A half for each side, in the order of the question. */
const OF_BOTH = `
How many keepers do we have, and how many days of leave does a keeper get?
Which animals were born in 2026, and who has to be told about a birth?
How many welders hold a certificate, and how long is a certificate valid?
How many loans were granted in 2025, and what documents does a customer need for one?
How many pupils are in year 8, and may they leave the grounds at noon?
How many books are overdue, and what fine is charged per day?
How many of our tagged tools are marked as lost, and how soon after noticing do I have to report one?
What did we spend on freelancers in 2025, and who approves their invoices?
How many flights were cancelled in May 2026, and what must passengers be offered in such a case?
Which sculpture has the highest value, and how warm may the room be that it stands in?
How many accidents happened in 2025, and within what time must an accident be reported?
How many kegs were sold in July 2026, and what is the deposit on a keg?
`;

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('which side a question goes to (R1.3)', () => {
  it.each(linesOf(OF_RECORDS + MORE_OF_RECORDS))('records: %s', (question) => {
    expect(sidesOf(question)).toEqual(['data']);
    expect(asksForRule(question)).toBe(false);
  });

  it.each(linesOf(OF_RULES + MORE_OF_RULES))('rules: %s', (question) => {
    expect(sidesOf(question)).toEqual(['document']);
    expect(asksOfRecords(question)).toBe(false);
  });

  it.each(linesOf(OF_BOTH + MORE_OF_BOTH))('both: %s', (question) => {
    expect(sidesOf(question).sort()).toEqual(['data', 'document']);
  });
});
