import type { TestWorld } from './world.ts';

/** An airline: natural keys, two keys to airports and to pilots, a start and an end to every flight. */
export const airline: TestWorld = {
  name: 'airline',
  today: '2026-03-15',
  sql: `
create table airports (iata text primary key, airport_name text not null, city text not null, country text not null);
create table aircraft (tail_no text primary key, model text not null, seats int not null, manufactured_year int not null, in_service boolean not null);
create table pilots (pilot_id int primary key, first_name text not null, last_name text not null, rank text not null, base_airport text not null references airports(iata), hired date not null, flight_hours int not null);
create table flights (flight_id int primary key, flight_no text not null, origin text not null references airports(iata), destination text not null references airports(iata), tail_no text references aircraft(tail_no), captain_id int references pilots(pilot_id), first_officer_id int references pilots(pilot_id), departs_at timestamp not null, arrives_at timestamp not null, status text not null, distance_km int not null);
create table passengers (pax_id int primary key, full_name text not null, nationality text not null, dob date, loyalty_tier text);
create table bookings (booking_id int primary key, flight_id int not null references flights(flight_id), pax_id int not null references passengers(pax_id), cabin text not null, fare numeric(8,2) not null, booked_on date not null, cancelled boolean not null);
create table baggage (bag_tag text primary key, booking_id int not null references bookings(booking_id), weight_kg numeric(5,1) not null, lost boolean not null);
create table maintenance_checks (check_id int primary key, tail_no text not null references aircraft(tail_no), check_type text not null, performed_on date not null, duration_hrs numeric(5,1) not null, cost numeric(10,2) not null);
insert into airports values ('VIE','Vienna International','Vienna','Austria'),('LIS','Humberto Delgado','Lisbon','Portugal'),('OSL','Gardermoen','Oslo','Norway'),('ATH','Eleftherios Venizelos','Athens','Greece'),('DUB','Dublin Airport','Dublin','Ireland'),('MAD','Barajas','Madrid','Spain');
insert into aircraft select 'OE-'||(100+i),(array['A320','A321','E195'])[1+i%3],(array[180,220,120])[1+i%3],2005+i,i%6<>0 from generate_series(1,18) i;
insert into pilots select i,(array['Ali','Bea','Cas','Dee'])[1+i%4],'Kraus'||i,(array['Captain','First Officer','Captain','Trainee'])[1+i%4],(array['VIE','LIS','OSL'])[1+i%3],date '2005-01-01'+i*150,800+i*120 from generate_series(1,40) i;
insert into flights select i,'PA'||(200+i%30),(array['VIE','LIS','OSL','ATH','DUB'])[1+i%5],(array['MAD','VIE','LIS','OSL','ATH'])[1+(i/5)%5],case when i%25=0 then null else 'OE-'||(101+i%15) end,1+(i*2)%30,2+(i*4)%30,timestamp '2025-01-02 06:00'+i*interval '11 hours',timestamp '2025-01-02 08:30'+i*interval '11 hours'+(i%4)*interval '20 minutes',(array['landed','landed','delayed','cancelled','landed'])[1+i%5],400+(i%20)*95 from generate_series(1,500) i;
insert into passengers select i,(array['Jo','Ren','Sky','Val'])[1+i%4]||' Moss '||i,(array['Austrian','German','Irish','Greek'])[1+i%4],case when i%9=0 then null else date '1948-01-01'+i*90 end,case when i%3=0 then (array['gold','silver'])[1+i%2] end from generate_series(1,240) i;
insert into bookings select i,1+(i*7)%500,1+(i*11)%220,(array['economy','economy','business','first'])[1+i%4],60+(i%50)*9.5,date '2024-11-01'+(i%480),i%17=0 from generate_series(1,1500) i;
insert into baggage select 'BT'||i,1+(i*3)%1500,5+(i%25),i%97=0 from generate_series(1,900) i;
insert into maintenance_checks select i,'OE-'||(101+i%14),(array['A','B','C'])[1+i%3],date '2024-06-01'+i*6,2+(i%10)*1.5,900+i*75 from generate_series(1,90) i;
`,
};
