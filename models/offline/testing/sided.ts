/** Questions of organisations that no rule was made for, by the side that answers them. */

export const MORE_OF_RECORDS = `
Which zookeeper was hired first?
Have any of the otters died this year?
Tell me the names of the lions.
Feed costs of the monkey house in 2025?
Who are the keepers of the aquarium?
What was the last ship that left dock 3?
Can you tell me how many tons of paint we used in spring?
Which hull took us longest?
Any cranes out of order right now?
How expensive was the refit of the Marigold?
Average age of the apprentices?
What kinds of accounts do our customers hold?
Do more customers come from Bern or from Basel?
Who handles the account of Mr Olsen?
What's the total of all outstanding loans?
Number of cards that were blocked last week?
Which of our branches has no safe?
Where does the customer with the number 4711 live?
How many children in year 3 sing in the choir?
Is anybody in class 5a allergic to nuts?
Give me a list of the teachers who left in 2025.
What marks did Jonas Weber get in physics?
Per class, how many pupils take the bus?
How many of the pupils have paid for the trip?
Whose bike is registered under number 88?
Books by Atwood - how many do we own?
In what year was the Elmfield branch opened?
When was the last stocktaking?
Members over 80?
Which keeper let in the fewest goals in 2026?
Were there more red cards this season than last?
How far is it on average from our players' homes to the ground?
List our ten most expensive signings.
How much beer was thrown away in 2025 because of a fault?
Are all our kegs accounted for?
To which pubs did batch 93 go?
Show the sales of pale ale, month by month.
By how much did the number of subscribers rise in 2025?
How many suitcases are still missing?
Which gate agents worked on Christmas Day?
How tall is the tallest statue in the collection?
Which of the exhibits come from Peru?
Who lent us the Vermeer?
Do we own any works by Munch?
How many hours has excavator 7 been running?
What were the costs of site Hillside up to the end of June?
Which suppliers deliver gravel?
How many people are on site Riverside today?
Which bakery branch sold the most rye bread last week?
Are any of the ovens older than ten years?
How many apprentices finished in 2025?
Who delivered the flour on Tuesday?
What is the phone number of Miller & Sons?
Which cakes contain nuts?
Did we sell more rolls in May or in June?
What do our drivers earn on average?
Which vans have more than 200,000 km on the clock?
Has the order of the town hall been paid?
How many farms supply us with eggs?
What was left over yesterday evening?
Who of the bakers was born before 1970?
List all contracts that end this year.
How many turbines are standing still?
Which turbine produced the least in 2025?
How much electricity did the school roof produce in July?
In which villages do most of our members live?
How old is the oldest turbine?
How many kilometres of cable have been laid?
Total output per turbine in 2026?
Which members joined in the same year as the founder?
Who repaired turbine 7 last?
Give me the addresses of all members in Thorby.
What share of our power comes from the sun?
How many complaints about noise came in 2025?
When did the transformer in Kelso fail?
How many lawyers are partners?
Which cases did Ms Roth win?
What was billed to Harmon Ltd in March?
Which clients haven't been sent a bill for three months?
How many hours were written down in May?
Whose hourly rate is the highest?
How many of our cases are about rent?
Which judge decided case 2024-118?
Average length of a case in months?
Do we have clients in Norway?
`;

export const MORE_OF_RULES = `
Are dogs welcome in the petting area?
What is fed to the otters on Sundays?
A visitor has fallen ill at the monkey house. Whom do I call?
Is there a limit to the number of visitors in the nocturnal house?
Do keepers get free tickets for their families?
Can I swap my shift with a colleague?
What's the procedure when the fire alarm rings in the dry dock?
Who is allowed to start the big crane?
Above what wind speed does the crane stand still?
How is overtime paid?
Do I need a permit for welding in the hold?
How thick must the hull plates be?
What will a new bank card cost me?
Is my money insured?
How does a customer close an account?
What identification do we accept?
My card was swallowed by a machine. What can I do?
How do we deal with a customer who shouts?
Is a loan possible without a guarantor?
By when must homework be handed in if a pupil was ill?
How big may a class be?
Do teachers have to supervise the yard?
What if a pupil forgets his swimming things?
Who keeps the key to the chemistry room?
What time does lunch start?
May I bring food into the reading room?
How do I become a member?
For how long are reservations held?
What happens to books that nobody wants any more?
How are lost books paid for?
What must players not say to the press?
When do season tickets go on sale?
Are umbrellas allowed in the stands?
How long before the match does the team eat?
Who pays for a broken window?
How clean do the hoses have to be?
What are brewers allowed to drink at work?
How does a reporter declare a gift?
Within what time do we correct a mistake?
What size may cabin luggage have?
Do babies need a ticket of their own?
Where do lost suitcases go after three months?
How bright may the light on a watercolour be?
At what age do guards retire?
How hot must the oven be for rye bread?
What happens to bread from the day before?
Who may use the slicing machine?
May drivers take a van home?
How much discount do employees get on cakes?
When does the night shift start?
Do I have to wear a hairnet in the shop?
How long does sourdough rest?
What is done when a customer finds a hair?
How many rolls go into a party box?
From what age may somebody work at the oven?
Until what time can an order be changed?
How is a broken scale reported?
What do I do if the till is short?
Is tipping allowed?
How does one become a member of the cooperative?
What is the price of a share?
How long in advance must a member give notice?
Who can read my meter data?
How often are the turbines serviced?
At which wind speed is a turbine switched off?
What does the grid operator have to be told?
Who pays for a new meter?
What counts as a quorum?
May a member vote by letter?
How close to a house may a turbine stand?
My meter shows nonsense. What now?
How many votes does a member have?
For how long is the price fixed?
How are conflicts of interest checked?
How long do we keep closed files?
Who signs letters to the court?
What must be in an engagement letter?
When is a trainee allowed to speak in court?
How much pro bono work should a lawyer do a year?
Can I take a file home?
How soon do we answer a new client?
What is our policy on gifts?
`;

export const MORE_OF_BOTH = `
How many otters do we have, and what are they fed on Sundays?
Which cranes are out of order, and who is allowed to repair a crane?
How many cards were blocked last week, and what does a new one cost?
How many pupils are in 5a, and how big may a class be?
How many members owe us a fine, and how high is the fine per day?
Which suitcases are still missing, and where do they go after three months?
How much beer was thrown away in 2025, and who has to sign for that?
What did site Hillside cost up to June, and who may approve costs above a million?
Who lent us the Vermeer, and how bright may the light on it be?
How many apprentices are there, and do they get their boots paid?
How many vans do we have, and may drivers take one home?
Which ovens are older than ten years, and how often must an oven be checked?
How many members do we have in Thorby, and how many votes does a member have?
Which turbines are standing still, and who has to be told when a turbine fails?
How many trainees do we have, and when is a trainee allowed to speak in court?
What was billed to Harmon Ltd in March, and how soon must a bill be paid?
How many hours were written down in May, and who may write hours down?
How many complaints came in 2025, and within how many days must a complaint be answered?
`;
