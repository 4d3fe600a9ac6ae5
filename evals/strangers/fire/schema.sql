create schema brigade;
set search_path = brigade;

create table station (
  station_id  int primary key,
  name        varchar(30) not null,
  district    varchar(30) not null,
  opened_year smallint not null,
  bays        smallint not null
);
comment on column station.bays is 'number of parking bays for engines';
insert into station values
 (1,'Central','Old Town',1958,6),(2,'Harbour','Docks',1974,4),(3,'Northgate','Northgate',1991,3),
 (4,'Millbrook','Millbrook',1983,3),(5,'Hill Road','Upper Hill',2011,2);

create table crew (
  crew_id    int primary key,
  crew_name  varchar(30) not null,
  station_id int not null references station,
  shift      char(1) not null check (shift in ('D','N','W'))
);
comment on table crew is 'a crew (watch) belongs to one station and works one shift pattern';
comment on column crew.shift is 'D = day, N = night, W = weekend';
insert into crew values
 (1,'Central Red',1,'D'),(2,'Central Blue',1,'N'),(3,'Central Green',1,'W'),
 (4,'Harbour Red',2,'D'),(5,'Harbour Blue',2,'N'),
 (6,'Northgate Red',3,'D'),(7,'Northgate Blue',3,'N'),
 (8,'Millbrook Red',4,'D'),(9,'Millbrook Blue',4,'N'),
 (10,'Hill Road Red',5,'D'),(11,'Hill Road Green',5,'W');

create table firefighter (
  ff_id       int primary key,
  surname     varchar(30) not null unique,
  given_name  varchar(30) not null,
  rank        varchar(20) not null check (rank in ('firefighter','leading firefighter','sub-officer','station officer','dispatcher')),
  crew_id     int references crew,
  joined_year smallint not null,
  left_on     date,
  hgv_lic     boolean not null,
  hourly_pay  numeric(5,2) not null,
  status      varchar(10) not null check (status in ('active','leave','left'))
);
comment on table firefighter is 'all staff of the brigade, control room included; nobody is deleted when leaving';
comment on column firefighter.crew_id is 'null for control room staff (dispatchers)';
comment on column firefighter.hgv_lic is 'may drive the heavy engines';
comment on column firefighter.status is 'active; leave = on long leave, still employed; left = no longer with us (see left_on)';
insert into firefighter values
 (101,'Ashdown','Peter','station officer',1,2004,null,true,31.50,'active'),
 (102,'Brannigan','Moira','sub-officer',2,2009,null,true,27.00,'active'),
 (103,'Calloway','Dean','sub-officer',3,2012,null,true,26.20,'active'),
 (104,'Drummond','Keith','station officer',4,2006,null,true,31.00,'active'),
 (105,'Ellery','Sophie','sub-officer',5,2013,null,false,25.80,'active'),
 (106,'Fairweather','Hugh','station officer',6,2001,'2025-03-31',true,32.40,'left'),
 (107,'Gilchrist','Anya','sub-officer',7,2014,null,true,25.60,'active'),
 (108,'Hollis','Martin','station officer',8,2008,null,true,30.20,'active'),
 (109,'Inskip','Laura','sub-officer',9,2015,null,true,25.10,'leave'),
 (110,'Jessop','Owen','sub-officer',10,2011,null,true,26.00,'active'),
 (111,'Kettering','Ruth','sub-officer',6,2016,null,true,25.00,'active'),
 (112,'Lomax','Simon','leading firefighter',1,2015,null,true,23.40,'active'),
 (113,'Mountjoy','Iris','leading firefighter',2,2016,null,false,23.10,'active'),
 (114,'Nettleton','Carl','leading firefighter',4,2014,null,true,23.60,'active'),
 (115,'Oakley','Janet','leading firefighter',6,2017,null,true,22.90,'active'),
 (116,'Penhale','Gareth','leading firefighter',8,2018,null,true,22.70,'active'),
 (117,'Quayle','Nina','leading firefighter',11,2018,null,false,22.60,'active'),
 (118,'Rowntree','Adam','firefighter',1,2019,null,true,20.40,'active'),
 (119,'Sparrow','Bella','firefighter',1,2021,null,false,19.80,'active'),
 (120,'Thackeray','Jude','firefighter',2,2018,null,true,20.60,'active'),
 (121,'Underhill','Freya','firefighter',2,2022,null,false,19.50,'leave'),
 (122,'Vickers','Noel','firefighter',3,2017,null,true,20.90,'active'),
 (123,'Wetherby','Colin','firefighter',3,2020,'2024-08-15',true,20.10,'left'),
 (124,'Yardley','Petra','firefighter',4,2021,null,false,19.90,'active'),
 (125,'Arkwright','Tom','firefighter',4,2023,null,true,19.20,'active'),
 (126,'Birtwistle','Leo','firefighter',5,2019,null,true,20.30,'active'),
 (127,'Cranmer','Hazel','firefighter',5,2024,null,false,18.60,'active'),
 (128,'Dunmore','Ivan','firefighter',6,2020,null,true,20.00,'active'),
 (129,'Easterbrook','Sally','firefighter',6,2022,null,false,19.40,'active'),
 (130,'Fothergill','Max','firefighter',7,2018,'2026-01-31',true,20.80,'left'),
 (131,'Greenhalgh','Rose','firefighter',7,2023,null,true,19.10,'active'),
 (132,'Hathersage','Bill','firefighter',8,2016,null,true,21.20,'active'),
 (133,'Ingleby','Tess','firefighter',8,2024,null,false,18.70,'active'),
 (134,'Jowett','Sid','firefighter',9,2021,null,true,19.70,'active'),
 (135,'Kirkbride','Ellen','firefighter',9,2019,null,false,20.20,'active'),
 (136,'Lockwood','Piers','firefighter',10,2020,null,true,20.05,'active'),
 (137,'Mabbott','Gwen','firefighter',10,2025,null,false,18.20,'active'),
 (138,'Norris','Ali','firefighter',11,2022,null,true,19.60,'active'),
 (139,'Osgood','Fran','firefighter',11,2023,'2023-12-10',false,18.90,'left'),
 (140,'Pickersgill','Ted','firefighter',5,2026,null,false,17.90,'active'),
 (141,'Ramsbottom','Cleo','dispatcher',null,2010,null,false,22.00,'active'),
 (142,'Shuttleworth','Nick','dispatcher',null,2016,null,false,20.70,'active'),
 (143,'Tattersall','Wendy','dispatcher',null,2019,'2025-09-30',false,20.20,'left'),
 (144,'Uttley','Grace','dispatcher',null,2021,null,false,19.30,'active'),
 (145,'Varley','Kim','dispatcher',null,2025,null,false,18.40,'active');

create table engine (
  engine_id    int primary key,
  callsign     varchar(10) not null unique,
  kind         varchar(20) not null,
  station_id   int not null references station,
  built_year   smallint not null,
  purchase_price numeric(10,2) not null,
  tank_l       int,
  last_inspection date,
  withdrawn_on date,
  status       varchar(12) not null check (status in ('in service','workshop','withdrawn'))
);
comment on column engine.tank_l is 'water on board in litres; null = carries no water';
comment on column engine.last_inspection is 'null = not yet inspected by us';
insert into engine values
 (1,'C1','pumper',1,2016,312000,2400,'2026-05-12',null,'in service'),
 (2,'C2','pumper',1,2009,265000,2000,'2026-02-18',null,'in service'),
 (3,'C3','turntable ladder',1,2014,548000,null,'2026-06-03',null,'in service'),
 (4,'C4','rescue tender',1,2019,289500,500,'2025-11-20',null,'in service'),
 (5,'C5','tanker',1,2003,147000,9000,'2024-04-09','2024-10-31','withdrawn'),
 (6,'HB1','pumper',2,2018,331000,2400,'2026-03-24',null,'in service'),
 (7,'HB2','fire boat',2,2012,415000,null,'2025-09-15',null,'workshop'),
 (8,'HB3','tanker',2,2021,228000,10000,'2026-07-07',null,'in service'),
 (9,'N1','pumper',3,2011,278000,2000,'2026-01-13',null,'in service'),
 (10,'N2','rescue tender',3,2022,304500,500,'2026-08-19',null,'in service'),
 (11,'M1','pumper',4,2015,305000,2400,'2025-12-02',null,'workshop'),
 (12,'M2','brush truck',4,2020,119000,1500,'2026-04-28',null,'in service'),
 (13,'R1','pumper',5,2017,322000,2400,'2026-09-10',null,'in service'),
 (14,'R2','brush truck',5,2006,84000,1200,'2024-12-11','2025-06-30','withdrawn'),
 (15,'R3','brush truck',5,2026,156000,1800,null,null,'in service');

create table callout_type (
  code     char(2) primary key,
  label    varchar(40) not null,
  billable boolean not null
);
comment on column callout_type.billable is 'true if the person or company responsible can be sent an invoice';
insert into callout_type values
 ('BF','building fire',false),('VF','vehicle fire',false),('GF','grass or forest fire',false),
 ('RT','road traffic collision',false),('WR','water rescue',false),('AA','automatic alarm',true),
 ('TH','technical help',true),('HZ','hazardous substance',true),('AR','animal rescue',true),
 ('AC','aircraft incident',false);

create table callout (
  call_no      int primary key,
  type_code    char(2) not null references callout_type,
  station_id   int not null references station,
  street       varchar(40) not null,
  received_at  timestamp not null,
  arrived_at   timestamp,
  closed_at    timestamp,
  commander_id int not null references firefighter,
  logged_by    int not null references firefighter,
  injured      smallint not null default 0,
  est_damage   numeric(10,2),
  invoice_amt  numeric(8,2),
  paid_on      date,
  status       varchar(12) not null check (status in ('closed','open','cancelled','false alarm'))
);
comment on table callout is 'every emergency call for which we turned out';
comment on column callout.station_id is 'the station in charge';
comment on column callout.arrived_at is 'first engine on the spot; null when turned back on the way (cancelled)';
comment on column callout.logged_by is 'dispatcher who took the call';
comment on column callout.injured is 'injured civilians';
comment on column callout.est_damage is 'estimated damage in euros; null if not estimated';
comment on column callout.status is 'closed = dealt with, open = report not finished, cancelled = turned back before arrival, false alarm = arrived, nothing found';

insert into callout
select 23000+i, ty, sid,
  (array['Mill Lane','High Street','Quay Road','Station Road','Abbey Close','Kiln Street','Orchard Way','Foundry Row','Chapel Hill','Ferry Lane','Long Acre','Market Square'])[1+(((i*7477::bigint+104729)*1103515245%2147483647)/4099)::int%12],
  rcv,
  case when st<>'cancelled' then rcv + make_interval(mins => 3+sid+(((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int%11) end,
  case when st='open' then null when st='cancelled' then rcv + make_interval(mins => 4+(((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int%9)
       when st='false alarm' then rcv + make_interval(mins => 25+(((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int%40) else rcv + make_interval(mins => 45+(((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int%260) end,
  (select f.ff_id from firefighter f join crew c using (crew_id) where c.station_id=sid and f.rank in ('station officer','sub-officer','leading firefighter')
     and (f.left_on is null or f.left_on>=rcv::date) and not (f.status='leave' and rcv>='2026-06-01')
     order by (f.ff_id*7+(((i*7477::bigint+418916)*1103515245%2147483647)/4099)::int)%17 - case when f.rank='station officer' then 3 else 0 end, f.ff_id limit 1),
  (select f.ff_id from firefighter f where f.rank='dispatcher' and f.joined_year < extract(year from rcv) + case when extract(month from rcv)>3 then 1 else 0 end
     and (f.left_on is null or f.left_on>=rcv::date) order by (f.ff_id*5+(((i*7477::bigint+523645)*1103515245%2147483647)/4099)::int)%11, f.ff_id limit 1),
  case when st in ('closed','open') and ty in ('RT','BF','WR','HZ') and (((i*7477::bigint+628374)*1103515245%2147483647)/4099)::int%5 in (0,1) then 1+(((i*7477::bigint+733103)*1103515245%2147483647)/4099)::int%3 else 0 end,
  case when st='closed' and ty='BF' and (((i*7477::bigint+837832)*1103515245%2147483647)/4099)::int%6<>0 then 1500+((((i*7477::bigint+942561)*1103515245%2147483647)/4099)::int%420)*250
       when st='closed' and ty in ('VF','RT') and (((i*7477::bigint+837832)*1103515245%2147483647)/4099)::int%4<>0 then 800+((((i*7477::bigint+942561)*1103515245%2147483647)/4099)::int%90)*130
       when st='closed' and ty='GF' and (((i*7477::bigint+837832)*1103515245%2147483647)/4099)::int%5=0 then 600+((((i*7477::bigint+942561)*1103515245%2147483647)/4099)::int%50)*100 end,
  inv, case when inv is not null and (((i*7477::bigint+1047290)*1103515245%2147483647)/4099)::int%5<>0 and rcv::date+18+(((i*7477::bigint+1152019)*1103515245%2147483647)/4099)::int%60 <= date '2026-11-30' then rcv::date+18+(((i*7477::bigint+1152019)*1103515245%2147483647)/4099)::int%60 end,
  st
from (
 select i, rcv, sid, ty, st,
   case when ty='AA' and st in ('closed','false alarm') and (((i*7477::bigint+1256748)*1103515245%2147483647)/4099)::int%7<>0 then 380.00
        when ty in ('TH','AR') and st='closed' and (((i*7477::bigint+1256748)*1103515245%2147483647)/4099)::int%3<>0 then 120+((((i*7477::bigint+1361477)*1103515245%2147483647)/4099)::int%12)*35
        when ty='HZ' and st='closed' then 900+((((i*7477::bigint+1361477)*1103515245%2147483647)/4099)::int%20)*145 end::numeric as inv
 from (
  select i, rcv, sid, ty,
   case when i>=633 and i%2=1 then 'open' when (((i*7477::bigint+1466206)*1103515245%2147483647)/4099)::int%17=3 then 'cancelled'
        when ty='AA' and (((i*7477::bigint+1570935)*1103515245%2147483647)/4099)::int%10<7 then 'false alarm' when (((i*7477::bigint+1570935)*1103515245%2147483647)/4099)::int%23=1 then 'false alarm' else 'closed' end as st
  from (
   select i, date '2023-01-03' + (i*1420)/640 + make_interval(hours => (((i*7477::bigint+1675664)*1103515245%2147483647)/4099)::int%24, mins => (((i*7477::bigint+1780393)*1103515245%2147483647)/4099)::int%60) as rcv,
    (array[1,1,2,4,1,3,2,1,5,3,4,2])[1+(((i*7477::bigint+1885122)*1103515245%2147483647)/4099)::int%12] as sid,
    (array['BF','AA','TH','RT','AA','VF','BF','TH','RT','GF','AA','AR','HZ','WR','TH','RT'])[1+(((i*7477::bigint+1989851)*1103515245%2147483647)/4099)::int%16] as ty
   from generate_series(1,640) i) a) b) c;

create table callout_engine (
  call_no   int not null references callout,
  engine_id int not null references engine,
  crew_size smallint not null,
  km        numeric(5,1) not null,
  water_l   int not null default 0,
  primary key (call_no, engine_id)
);
comment on table callout_engine is 'which engines went to which callout';
comment on column callout_engine.km is 'kilometres driven there and back';
comment on column callout_engine.water_l is 'litres of water used';

insert into callout_engine
select c.call_no, e.engine_id, 2+((((i*7477::bigint+104729)*1103515245%2147483647)/4099)::int+e.engine_id)%5, 2.4+(((((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int+e.engine_id*7)%190)/10.0,
  case when c.status in ('closed','open') and c.type_code in ('BF','VF','GF') and e.tank_l is not null then (((((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int+e.engine_id)%8+1)*e.tank_l/10 else 0 end
from (select *, call_no-23000 as i from callout) c
cross join lateral (
  select x.*, row_number() over (order by (case when x.kind='fire boat' and (((i*7477::bigint+628374)*1103515245%2147483647)/4099)::int%3<>0 then -20 when x.station_id=c.station_id then 0 else 9 end) + (x.engine_id*5+(((i*7477::bigint+418916)*1103515245%2147483647)/4099)::int)%8, x.engine_id) rn
  from engine x
  where x.engine_id<>15 and (x.withdrawn_on is null or x.withdrawn_on>=c.received_at::date)
    and (x.kind<>'fire boat' or c.type_code='WR')
    and (x.kind<>'brush truck' or c.type_code in ('GF','TH','AR'))
    and (x.status<>'workshop' or c.received_at<'2026-10-15')
    and (x.built_year<=2022)
) e
where e.rn <= case c.type_code when 'BF' then 2+(((i*7477::bigint+523645)*1103515245%2147483647)/4099)::int%3 when 'GF' then 1+(((i*7477::bigint+523645)*1103515245%2147483647)/4099)::int%3 when 'RT' then 1+(((i*7477::bigint+523645)*1103515245%2147483647)/4099)::int%2 when 'WR' then 1+(((i*7477::bigint+523645)*1103515245%2147483647)/4099)::int%2 when 'HZ' then 2 else 1 end;

create table drill (
  drill_id     int primary key,
  topic        varchar(40) not null,
  station_id   int not null references station,
  planned_by   int not null references firefighter,
  led_by       int references firefighter,
  held_on      date,
  duration_min int,
  cost         numeric(8,2) not null,
  status       varchar(10) not null check (status in ('planned','held','cancelled'))
);
comment on column drill.held_on is 'null for drills that are only planned or were cancelled';
comment on column drill.cost is 'material and hire; for planned drills the budget';

insert into drill
select i,
  (array['Hose drill','Breathing apparatus','Ladder rescue','Road rescue','Water rescue','Chemical spill','Radio discipline','First aid'])[1+(((i*7477::bigint+104729)*1103515245%2147483647)/4099)::int%8],
  sid,
  (select f.ff_id from firefighter f join crew c using (crew_id) where f.rank in ('station officer','sub-officer') and f.ff_id not in (106,109) and c.station_id=sid order by (f.ff_id*3+(((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int)%7, f.ff_id limit 1),
  case when st='held' then (select f.ff_id from firefighter f join crew c using (crew_id) where f.rank in ('station officer','sub-officer','leading firefighter') and f.ff_id not in (106,109) and c.station_id=sid order by (f.ff_id*5+(((i*7477::bigint+418916)*1103515245%2147483647)/4099)::int)%11, f.ff_id limit 1) end,
  case when st='held' then d end,
  case when st='held' then 45+((((i*7477::bigint+523645)*1103515245%2147483647)/4099)::int%12)*15 end,
  40+((((i*7477::bigint+628374)*1103515245%2147483647)/4099)::int%30)*15,
  st
from (select i, 1+(((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int%5 as sid, date '2023-01-20'+(i*1405)/72 as d,
   case when i>68 then 'planned' when (((i*7477::bigint+733103)*1103515245%2147483647)/4099)::int%11=2 then 'cancelled' else 'held' end as st
   from generate_series(1,72) i) q;

create table drill_attendance (
  drill_id int not null references drill,
  ff_id    int not null references firefighter,
  result   varchar(8) not null check (result in ('pass','fail','observer')),
  score    smallint,
  primary key (drill_id, ff_id)
);
comment on column drill_attendance.score is '0 to 100; observers get no score';

insert into drill_attendance
select drill_id, ff_id, case when sc is null then 'observer' when sc<55 then 'fail' else 'pass' end, sc
from (
 select d.drill_id, f.ff_id, case when ((((i*7477::bigint+104729)*1103515245%2147483647)/4099)::int+f.ff_id*5)%12=0 then null else 42 + ((((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int + f.ff_id*f.ff_id*3)%57 end as sc
 from (select *, drill_id as i from drill) d
 join crew c on c.station_id=d.station_id
 join firefighter f on f.crew_id=c.crew_id
 where d.status='held' and f.ff_id<>d.led_by and f.ff_id<>137
  and (f.left_on is null or f.left_on>=d.held_on) and make_date(f.joined_year,3,1)<=d.held_on
  and not (f.status='leave' and d.held_on>='2026-06-01')
  and ((((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int+f.ff_id*11)%10<7
) z;

create table hydrant (
  hydrant_no char(5) primary key,
  street     varchar(40) not null,
  station_id int not null references station,
  kind       varchar(12) not null check (kind in ('underground','pillar')),
  dia_mm     smallint not null,
  flow_lpm   int,
  last_check date,
  checked_by int references firefighter,
  state      char(3) not null check (state in ('OK','DEF','OUT'))
);
comment on table hydrant is 'hydrants in the area each station looks after';
comment on column hydrant.flow_lpm is 'measured flow, litres per minute; null = never measured';
comment on column hydrant.state is 'OK = working, DEF = defective but usable, OUT = out of order';

insert into hydrant
select 'H'||lpad(i::text,4,'0'),
  (array['Mill Lane','High Street','Quay Road','Station Road','Abbey Close','Kiln Street','Orchard Way','Foundry Row','Chapel Hill','Ferry Lane','Long Acre','Market Square','Beacon Drive'])[1+(((i*7477::bigint+104729)*1103515245%2147483647)/4099)::int%13],
  (array[1,2,3,1,4,2,1,5,3,4])[1+(((i*7477::bigint+209458)*1103515245%2147483647)/4099)::int%10],
  case when (((i*7477::bigint+314187)*1103515245%2147483647)/4099)::int%3=0 then 'pillar' else 'underground' end,
  (array[80,100,80,150])[1+(((i*7477::bigint+418916)*1103515245%2147483647)/4099)::int%4],
  case when (((i*7477::bigint+523645)*1103515245%2147483647)/4099)::int%9<>4 then 600+((((i*7477::bigint+628374)*1103515245%2147483647)/4099)::int%26)*50 end,
  case when (((i*7477::bigint+733103)*1103515245%2147483647)/4099)::int%14<>5 then date '2024-05-02' + (((i*7477::bigint+837832)*1103515245%2147483647)/4099)::int%905 end,
  case when (((i*7477::bigint+733103)*1103515245%2147483647)/4099)::int%14<>5 then (array[112,118,120,122,124,126,128,132,134,136])[1+(((i*7477::bigint+942561)*1103515245%2147483647)/4099)::int%10] end,
  (array['OK','OK','OK','OK','OK','OK','DEF','OK','OUT','OK','OK','DEF'])[1+(((i*7477::bigint+1047290)*1103515245%2147483647)/4099)::int%12]
from generate_series(1,190) i;
