create schema festival;
set search_path = festival;

create table crew_members (
  id         integer primary key,
  full_name  text not null,
  department text not null,
  job_title  text not null,
  hired_on   date not null,
  left_on    date,
  monthly_salary numeric(8,2) not null
);
comment on table crew_members is 'Paid staff of the festival company';
comment on column crew_members.left_on is 'Empty while the person still works for us';

insert into crew_members values
 (1,'Freya Lindholm','Management','Festival Director','2023-01-09',null,6200.00),
 (2,'Dominic Achebe','Management','Head of Finance','2023-02-01',null,5400.00),
 (3,'Marguerite Solis','Programming','Head of Booking','2023-01-16',null,4900.00),
 (4,'Callum Rees','Programming','Booker','2023-05-02',null,3650.00),
 (5,'Petra Novotna','Programming','Booker','2024-10-01',null,3500.00),
 (6,'Hugh Bancroft','Programming','Artist Liaison','2023-04-03','2025-09-30',3100.00),
 (7,'Anjali Mehta','Programming','Artist Liaison','2023-09-04',null,3150.00),
 (8,'Theo Vance','Production','Technical Director','2023-01-09',null,5100.00),
 (9,'Ruth Oyelaran','Production','Stage Manager','2023-03-13',null,3400.00),
 (10,'Gilles Marchand','Production','Stage Manager','2024-02-05',null,3300.00),
 (11,'Skye Donnelly','Production','Stage Manager','2025-03-03',null,3200.00),
 (12,'Bartek Wolski','Site','Site Manager','2023-02-20',null,4300.00),
 (13,'Louisa Trent','Site','Vendor Coordinator','2023-11-06',null,3050.00),
 (14,'Emeka Obi','Safety','Head of Security','2023-04-17',null,4450.00),
 (15,'Janine Carrow','Safety','Safety Officer','2024-01-15',null,3600.00),
 (16,'Ivo Brandt','Safety','Safety Officer','2025-02-10','2026-08-31',3450.00),
 (17,'Saoirse Flynn','Safety','Welfare Lead','2024-05-01',null,3250.00),
 (18,'Martin Gale','Ticketing','Ticketing Manager','2023-02-13',null,3800.00),
 (19,'Chiara Bellini','Ticketing','Box Office Assistant','2024-03-18','2024-12-20',2450.00),
 (20,'Rowan Ashby','Ticketing','Box Office Assistant','2025-04-01',null,2500.00),
 (21,'Delphine Yu','Volunteers','Volunteer Coordinator','2023-06-05',null,2950.00);

create table stages (
  id         integer primary key,
  name       text not null unique,
  capacity   integer not null,
  is_covered boolean not null,
  manager_id integer references crew_members,
  first_used_on date not null
);
insert into stages values
 (1,'Beacon Stage',12000,false,9,'2024-07-12'),
 (2,'The Orchard',4500,false,10,'2024-07-12'),
 (3,'Lantern Tent',2200,true,11,'2024-07-12'),
 (4,'Boathouse',800,true,10,'2024-07-12'),
 (5,'The Hollow',1500,false,null,'2025-07-11'),
 (6,'Tin Chapel',350,true,11,'2026-07-10');

create table acts (
  id           integer primary key,
  name         text not null unique,
  genre        text not null,
  home_country text not null,
  members      integer not null,
  booked_by_id integer not null references crew_members,
  liaison_id   integer references crew_members,
  next_edition_status text not null check (next_edition_status in ('not approached','enquiry sent','offer made','confirmed','declined')),
  offer_made_on date
);
comment on table acts is 'Bands and solo artists we deal with';
comment on column acts.members is 'Number of people on stage';
comment on column acts.booked_by_id is 'Crew member who books the act';
comment on column acts.liaison_id is 'Crew member who looks after the act on site';
comment on column acts.next_edition_status is 'Where we are with the act for the 2027 edition';
comment on column acts.offer_made_on is 'Day the 2027 offer went out; empty if no offer was made';

insert into acts values
 (1,'Velvet Harbour','Indie','United Kingdom',5,3,7,'confirmed','2026-09-14'),
 (2,'Nine Foot Tide','Rock','United Kingdom',4,3,7,'offer made','2026-11-02'),
 (3,'Solveig Dahl','Folk','Norway',1,4,6,'not approached',null),
 (4,'The Copper Kettles','Folk','Ireland',6,4,7,'confirmed','2026-10-05'),
 (5,'DJ Marisol','Electronic','Spain',1,5,null,'enquiry sent',null),
 (6,'Kingfisher Parade','Pop','United Kingdom',4,3,7,'declined','2026-09-21'),
 (7,'Baobab Sound','World','Senegal',9,4,7,'not approached',null),
 (8,'Ashes of April','Rock','Germany',4,3,6,'not approached',null),
 (9,'Mira Castellane','Pop','France',3,3,7,'offer made','2026-11-09'),
 (10,'Low Lantern','Indie','United Kingdom',3,4,null,'enquiry sent',null),
 (11,'Tundra Choir','World','Finland',12,4,7,'not approached',null),
 (12,'Glass Meridian','Electronic','Netherlands',2,5,7,'confirmed','2026-10-19'),
 (13,'Otis Farrow Band','Blues','United States',5,3,7,'declined','2026-10-12'),
 (14,'Heather and Thorn','Folk','United Kingdom',2,4,null,'not approached',null),
 (15,'Neon Pilgrims','Electronic','United Kingdom',3,5,7,'offer made','2026-11-16'),
 (16,'Saltmarsh','Indie','United Kingdom',5,4,6,'not approached',null),
 (17,'Rosa and the Wrecks','Rock','Ireland',4,3,7,'enquiry sent',null),
 (18,'Jules Okonkwo','Jazz','United Kingdom',4,4,7,'confirmed','2026-09-28'),
 (19,'Cinder Lane','Indie','United Kingdom',4,5,null,'not approached',null),
 (20,'Paper Cathedrals','Rock','United Kingdom',5,3,7,'not approached',null),
 (21,'Orkney Static','Electronic','United Kingdom',2,5,null,'enquiry sent',null),
 (22,'Lucinda Vale','Folk','United States',1,4,7,'offer made','2026-11-23'),
 (23,'Brass Parliament','Jazz','United Kingdom',11,4,7,'not approached',null),
 (24,'Hyacinth House','Pop','Sweden',4,5,7,'confirmed','2026-11-04'),
 (25,'Delta Rain','Blues','United States',3,3,6,'not approached',null),
 (26,'Moth Season','Indie','Canada',4,5,null,'declined','2026-10-26'),
 (27,'Quiet Machinery','Electronic','Germany',2,5,7,'not approached',null),
 (28,'The Ferrymen','Folk','United Kingdom',7,4,7,'enquiry sent',null),
 (29,'Sable Coast','Rock','Australia',4,3,7,'declined','2026-11-11'),
 (30,'Amara Diallo','World','Mali',6,4,7,'offer made','2026-10-30'),
 (31,'Wren and Wolf','Folk','United Kingdom',2,4,null,'not approached',null),
 (32,'Circuit Garden','Electronic','France',1,5,null,'not approached',null),
 (33,'Bluestem Revival','Blues','United States',5,3,7,'not approached',null),
 (34,'Honey Violet','Pop','United Kingdom',3,5,null,'enquiry sent',null),
 (35,'Tin Sparrow','Indie','Ireland',4,5,null,'not approached',null),
 (36,'Grey Falcon Trio','Jazz','Poland',3,4,null,'not approached',null);
comment on column acts.home_country is 'Country the act comes from';

create table performances (
  id        integer primary key,
  act_id    integer not null references acts,
  stage_id  integer not null references stages,
  edition   integer not null,
  starts_at timestamp not null,
  ends_at   timestamp not null,
  fee       numeric(9,2) not null,
  status    text not null check (status in ('performed','cancelled')),
  audience_estimate integer
);
comment on table performances is 'Sets on the 2024, 2025 and 2026 timetables';
comment on column performances.fee is 'Agreed fee in euros; not paid if the set was cancelled';
comment on column performances.audience_estimate is 'Counted by the stage manager; empty if nobody counted';

insert into performances
select row_number() over (order by starts_at, stage_id), case when a = 11 then 30 when a <= 34 then a else (array[4,28,14,4,22,18,1])[a-34] end, stage_id, edition, starts_at,
  starts_at + (case when slot = 2 then 75 else 40 + ((n*7)%3)*10 end) * interval '1 minute',
  (case stage_id when 1 then 9000 when 2 then 4200 when 3 then 2400 when 4 then 900 when 5 then 1300 else 600 end) * (slot + 1) + (n*n*130)%1900,
  case when n%27 = 11 then 'cancelled' else 'performed' end,
  case when n%27 = 11 or n%8 = 3 then null else capacity * (28 + slot*14 + (n*n*3 + n)%31) / 100 end
from (
  select s.id stage_id, s.capacity, e.edition, d.day, t.slot,
    e.k*101 + d.day*29 + s.id*7 + t.slot*13 n,
    1 + ((d.day*3*(e.k+4) + (s.id-1)*3 + t.slot) * 11 + e.k*9) % 41 a,
    e.first_day + d.day * interval '1 day' + interval '13 hours 30 minutes' + s.id * interval '10 minutes' + t.slot * interval '195 minutes' starts_at
  from (values (0,2024,timestamp '2024-07-12'),(1,2025,timestamp '2025-07-11'),(2,2026,timestamp '2026-07-10')) e(k,edition,first_day)
  cross join lateral (select id, capacity from stages where extract(year from first_used_on) <= e.edition) s
  cross join (values (0),(1),(2)) d(day)
  cross join (values (0),(1),(2)) t(slot)
) q
order by 1;

-- late swaps, so that nobody is on two stages at once
update performances set act_id = 9  where act_id = 22 and starts_at = '2025-07-12 17:25';
update performances set act_id = 8  where act_id = 1  and starts_at = '2026-07-10 21:00';
update performances set act_id = 31 where act_id = 28 and starts_at = '2026-07-12 21:00';
update performances set act_id = 26 where act_id = 28 and starts_at = '2025-07-12 14:10';
update performances set act_id = 33 where act_id = 22 and starts_at = '2026-07-10 17:35';
update performances set act_id = 24 where act_id = 28 and starts_at = '2026-07-10 14:20';

create table ticket_types (
  id               integer primary key,
  name             text not null,
  edition          integer not null,
  list_price       numeric(7,2) not null,
  includes_camping boolean not null,
  on_sale_from     date not null
);
insert into ticket_types values
 (1,'Weekend with Camping',2024,165.00,true,'2024-01-15'),
 (2,'Weekend',2024,130.00,false,'2024-01-15'),
 (3,'Day Ticket',2024,58.00,false,'2024-03-01'),
 (4,'Junior Weekend',2024,45.00,false,'2024-01-15'),
 (5,'Weekend with Camping',2025,179.00,true,'2025-01-13'),
 (6,'Weekend',2025,142.00,false,'2025-01-13'),
 (7,'Day Ticket',2025,62.00,false,'2025-03-03'),
 (8,'Junior Weekend',2025,48.00,false,'2025-01-13'),
 (9,'Weekend with Camping',2026,189.00,true,'2026-01-12'),
 (10,'Weekend',2026,149.00,false,'2026-01-12'),
 (11,'Day Ticket',2026,66.00,false,'2026-03-02'),
 (12,'Junior Weekend',2026,50.00,false,'2026-01-12'),
 (13,'Backstage Tour',2026,35.00,false,'2026-06-01');

create table tickets (
  id             integer primary key,
  ticket_type_id integer not null references ticket_types,
  buyer_town     text not null,
  channel        text not null,
  purchased_on   date not null,
  price_paid     numeric(7,2) not null,
  status         text not null check (status in ('valid','used','refunded')),
  refunded_on    date,
  scanned_at     timestamp
);
comment on table tickets is 'One row per ticket sold';
comment on column tickets.channel is 'website, box office or partner shop';
comment on column tickets.price_paid is 'Euros; early birds pay less than the list price';
comment on column tickets.status is 'valid = bought but never scanned at the gate; used = holder came in; refunded = money given back';

insert into tickets
select n, tt, town, channel, pd, case when early then round(list_price * 0.85, 2) else list_price end, st,
  case when st = 'refunded' then least(pd + 5 + (n*3)%25, first_day - 1) end,
  case when st = 'used' then first_day + (case when k = 3 then (n*5 + n/7)%3 else (n*n)%7/4 end) + time '10:05' + ((n*37)%420) * interval '1 minute' end
from (
  select q.*, t.list_price, pd < t.on_sale_from + 28 early
  from (
    select n, e, k, (e-1)*4 + k tt,
      case when n%23 = 9 then 'refunded' when (n*n + n*3)%19 = 10 then 'valid' else 'used' end st,
      (array['Larkmoor','Aldbrook','Port Sennen','Larkmoor','Greystone','Millhaven','Aldbrook','Larkmoor','Overseas','Port Sennen','Greystone'])[1 + (n*7 + n/5)%11] town,
      (array['website','website','partner shop','website','box office','website','box office'])[1 + (n*3 + n/9)%7] channel,
      (array[date '2024-07-12', date '2025-07-11', date '2026-07-10'])[e] first_day,
      (array[date '2024-07-12', date '2025-07-11', date '2026-07-10'])[e] - 2 - (n*n*7 + n*29) % (case when k = 3 then 127 else 172 end) pd
    from (
      select n, case when n <= 240 then 1 when n <= 530 then 2 else 3 end e,
        (array[1,2,1,3,1,4,2,1,3,2])[1 + (n*3 + n/10)%10] k
      from generate_series(1,880) n
    ) a
  ) q join ticket_types t on t.id = q.tt
) r
order by n;

create table volunteers (
  id             integer primary key,
  full_name      text not null,
  home_town      text not null,
  team           text not null,
  status         text not null check (status in ('applied','accepted','withdrawn','turned down')),
  applied_on     date not null,
  team_leader_id integer references volunteers,
  has_first_aid  boolean not null
);
comment on table volunteers is 'Volunteers for the 2026 edition';
comment on column volunteers.team is 'Team they signed up for';
comment on column volunteers.has_first_aid is 'Holds a valid first aid certificate';

insert into volunteers
select v,
  (array['Ada','Ben','Cleo','Dan','Elsie','Finn','Gemma','Harry','Ines','Jack','Kira','Leo','Maya','Ned','Orla','Pip','Quinn','Rhys','Sadie','Tom','Una','Will'])[1 + (v*5)%22]
  || ' ' || (array['Adley','Birch','Cope','Dempsey','Eastham','Foley','Garner','Hewitt','Ingram','Jarvis','Kettle','Lomas','Mercer','Nash','Orchard','Pike','Rudge','Sharp','Tully','Upton','Vickers','Weston','Yeo'])[1 + (v*9)%23],
  (array['Larkmoor','Aldbrook','Greystone','Larkmoor','Millhaven','Port Sennen','Aldbrook'])[1 + (v*3 + v/4)%7],
  tm,
  case when v <= 6 then 'accepted' when v%11 = 8 then 'withdrawn' when v%13 = 3 then 'turned down' when v%37 = 14 then 'applied' else 'accepted' end,
  date '2026-01-19' + (v*v*3 + v*17)%121,
  case when v > 6 and v%11 <> 8 and v%13 <> 3 and v%37 <> 14 then ti end,
  (v*v + v)%7 = 2
from (
  select v, ti, (array['Gates','Campsite','Litter','Info Point','Artist Catering','Accessibility'])[ti] tm
  from (select v, case when v <= 6 then v else (array[1,2,3,1,4,2,5,1,6,3])[1 + (v*7 + v/10)%10] end ti from generate_series(1,130) v) a
) b
order by v;

create table shifts (
  id            integer primary key,
  volunteer_id  integer not null references volunteers,
  shift_date    date not null,
  planned_hours numeric(4,1) not null,
  checked_in_at timestamp,
  status        text not null check (status in ('worked','no-show','cancelled'))
);
comment on table shifts is 'Volunteer shifts at the 2026 edition';
comment on column shifts.checked_in_at is 'Empty if the volunteer did not turn up';

insert into shifts
select row_number() over (order by d, h, v), v, d, (array[4.0,6.0,5.5,8.0])[1 + (v + k*3)%4],
  case when st = 'worked' then d + h * interval '1 hour' + ((v*7 + k*11)%25 - 12) * interval '1 minute' end, st
from (
  select v.id v, k, date '2026-07-08' + (k*2 - 2 + v.id%2) d, (array[8,13,18])[1 + (v.id + k)%3] h,
    case when (v.id*5 + k*7)%19 = 3 then 'no-show' when (v.id*3 + k)%29 = 5 then 'cancelled' else 'worked' end st
  from volunteers v, generate_series(1,3) k
  where v.status = 'accepted' and (k < 3 or v.id%4 <> 2) and v.id not in (37, 91)
) q
order by 1;

create table vendors (
  id           integer primary key,
  name         text not null unique,
  category     text not null,
  home_town    text not null,
  status       text not null check (status in ('applied','confirmed','rejected','withdrawn')),
  pitch        text,
  pitch_fee    numeric(8,2) not null,
  fee_paid_on  date,
  reported_sales numeric(10,2)
);
comment on table vendors is 'Food, drink and craft traders who applied for the 2026 edition';
comment on column vendors.pitch is 'Pitch number, confirmed vendors only';
comment on column vendors.fee_paid_on is 'Day the pitch fee arrived; empty if it has not been paid';
comment on column vendors.reported_sales is 'Turnover over the weekend as reported by the vendor; empty if no report came in';

insert into vendors values
 (1,'Smoke and Ember','food','Aldbrook','confirmed','A1',1450.00,'2026-04-02',28640.50),
 (2,'Green Bowl','food','Larkmoor','confirmed','A2',1200.00,'2026-03-19',17310.00),
 (3,'The Dosa Van','food','Greystone','confirmed','A3',1200.00,'2026-05-28',21985.75),
 (4,'Pizza Carro','food','Port Sennen','confirmed','A4',1450.00,'2026-04-15',31120.00),
 (5,'Noodle Ferry','food','Port Sennen','confirmed','A5',1200.00,null,14870.25),
 (6,'Moor Bakery','food','Larkmoor','confirmed','A6',900.00,'2026-03-30',9845.00),
 (7,'Chip Republic','food','Millhaven','confirmed','A7',1450.00,'2026-06-04',26430.00),
 (8,'Vegan Vandal','food','Aldbrook','withdrawn',null,1200.00,null,null),
 (9,'Churro Loco','food','Greystone','confirmed','A8',900.00,'2026-05-11',12360.00),
 (10,'Big Tandoor','food','Millhaven','rejected',null,1450.00,null,null),
 (11,'Larkmoor Brewery Bar','drink','Larkmoor','confirmed','B1',3800.00,'2026-02-24',74215.00),
 (12,'Cider Barn','drink','Aldbrook','confirmed','B2',3100.00,'2026-03-12',52980.50),
 (13,'Third Wave Coffee','drink','Port Sennen','confirmed','B3',1100.00,'2026-04-22',19450.00),
 (14,'Juice Junction','drink','Greystone','confirmed','B4',950.00,'2026-05-06',null),
 (15,'Gin Caravan','drink','Millhaven','confirmed','B5',2600.00,null,33710.00),
 (16,'Tea Temple','drink','Larkmoor','rejected',null,950.00,null,null),
 (17,'Nightcap Cocktails','drink','Port Sennen','withdrawn',null,2600.00,'2026-03-05',null),
 (18,'Silver Thread','crafts','Aldbrook','confirmed','C1',420.00,'2026-04-08',5120.00),
 (19,'Hat Parade','crafts','Larkmoor','confirmed','C2',420.00,'2026-04-29',6875.00),
 (20,'Leather and Loom','crafts','Greystone','confirmed','C3',420.00,'2026-05-20',3990.00),
 (21,'Vinyl Cellar','crafts','Aldbrook','confirmed','C4',520.00,'2026-03-26',8230.00),
 (22,'Moonstone Jewellery','crafts','Millhaven','confirmed','C5',420.00,null,null),
 (23,'Candle Cove','crafts','Port Sennen','rejected',null,420.00,null,null),
 (24,'Festival Poster Co','crafts','Larkmoor','confirmed','C6',520.00,'2026-04-17',7415.50),
 (25,'Kite Corner','crafts','Larkmoor','applied',null,420.00,null,null),
 (26,'Falafel Fix','food','Aldbrook','applied',null,1200.00,null,null),
 (27,'Waffle Works','food','Larkmoor','confirmed','A9',900.00,'2026-06-11',11275.00);

create table incidents (
  id             integer primary key,
  occurred_at    timestamp not null,
  stage_id       integer references stages,
  category       text not null,
  severity       text not null check (severity in ('minor','moderate','serious')),
  reported_by_id integer not null references crew_members,
  handled_by_id  integer references crew_members,
  closed_at      timestamp,
  cost           numeric(9,2) not null default 0
);
comment on table incidents is 'Incident log of all editions';
comment on column incidents.stage_id is 'Empty if it happened elsewhere on the site';
comment on column incidents.closed_at is 'Empty while the case is still open';
comment on column incidents.cost is 'What it cost the festival, in euros';

insert into incidents
select row_number() over (order by t, n), t, case when n%4 = 1 then null else case when e = 2024 then 1 + (n*5 + n/4)%4 when e = 2025 then 1 + (n*5 + n/4)%5 else 1 + (n*5 + n/7)%6 end end,
  (array['medical','theft','technical','medical','weather','crowd','lost child','technical','medical'])[1 + (n*5 + n/4)%9],
  (array['minor','minor','moderate','minor','serious','moderate','minor'])[1 + (n*3 + n/5)%7],
  case when r = 16 and e <> 2026 then 14 when r = 11 and e = 2024 then 9 else r end,
  case when n%19 = 7 then null when h = 16 and e = 2024 then 14 when h = 16 and e = 2025 and n%2 = 0 then 15 else h end,
  case when n%19 = 7 or (e = 2026 and n%17 = 4) then null else t + (20 + (n*n*17)%900 + case when n%9 = 0 then 4320 else 0 end) * interval '1 minute' end,
  case when (n*5 + n/4)%9 in (2,7) then 150 + (n*97)%1700 when (n*5 + n/4)%9 in (1,4,5) and n%3 <> 1 then 60 + (n*53)%700 else 0 end
from (
  select n, e, (array[timestamp '2024-07-12', timestamp '2025-07-11', timestamp '2026-07-10'])[e-2023] + (n*2 + n/5)%3 * interval '1 day' + interval '11 hours' + ((n*n*41 + n*13)%720) * interval '1 minute' t,
    (array[14,15,9,10,16,17,12,11,14,15])[1 + (n*3 + n/7)%10] r,
    (array[14,15,17,14,16,8,15])[1 + (n*5 + n/3)%7] h
  from (select n, case when n <= 44 then 2024 when n <= 99 then 2025 else 2026 end e from generate_series(1,160) n) a
) q
order by 1;
