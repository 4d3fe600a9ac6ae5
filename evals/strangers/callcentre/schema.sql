create schema cc;
set search_path = cc;

create table team (
  team_cd  varchar(3) primary key,
  team_nm  text not null,
  flr      smallint not null
);
comment on column team.flr is 'Floor of the building where the team sits';
insert into team values ('BIL','Billing',2),('TEC','Technical Support',3),('SAL','Sales',2),('RET','Retention',1),('SOC','Social Media',1);

create table agt (
  agt_id   integer primary key,
  agt_nm   text not null unique,
  team_cd  varchar(3) not null references team,
  tl_id    integer references agt,
  grd      char(1) not null check (grd in ('T','A','S','L')),
  st       char(1) not null check (st in ('A','L','X')),
  hire_dt  date not null,
  end_dt   date,
  hrly_rt  numeric(5,2) not null
);
comment on table agt is 'Call centre agents, including team leaders and former agents';
comment on column agt.tl_id is 'Team leader of the agent';
comment on column agt.grd is 'Grade: T = trainee, A = agent, S = senior agent, L = team leader';
comment on column agt.st is 'A = active, L = on long leave, X = has left the company';
comment on column agt.end_dt is 'Last working day; empty unless the agent has left';
comment on column agt.hrly_rt is 'Hourly pay in EUR';

insert into agt values
 (1,'Monika Drescher','BIL',null,'L','A','2023-01-02',null,24.50),
 (2,'Paul Okafor','TEC',null,'L','A','2023-01-02',null,25.80),
 (3,'Ines Caldeira','SAL',null,'L','A','2023-02-06',null,24.10),
 (4,'Roger Whitlock','RET',null,'L','A','2023-05-15',null,23.90),
 (5,'Lena Strasser','BIL',1,'S','A','2023-01-16',null,19.20),
 (6,'Kwame Mensah','BIL',1,'A','A','2023-08-01',null,16.40),
 (7,'Julia Petrova','BIL',1,'A','X','2023-09-11','2025-12-19',16.10),
 (8,'Tobias Wendt','BIL',1,'A','A','2024-11-04',null,15.75),
 (9,'Aisha Rahman','TEC',2,'S','A','2023-02-20',null,20.60),
 (10,'Colin Baxter','TEC',2,'S','A','2023-06-12',null,19.95),
 (11,'Dimitri Pavlou','TEC',2,'A','L','2024-01-15',null,17.30),
 (12,'Elif Yildiz','TEC',2,'A','A','2024-06-03',null,17.10),
 (13,'Frank Moritz','TEC',2,'A','X','2023-03-13','2026-04-30',17.60),
 (14,'Grace Odell','TEC',2,'A','A','2025-08-18',null,16.80),
 (15,'Hugo Salinas','SAL',3,'S','A','2023-04-03',null,18.90),
 (16,'Irene Kovac','SAL',3,'A','A','2024-02-12',null,15.90),
 (17,'Jakob Stein','SAL',3,'A','X','2024-05-06','2026-07-17',15.60),
 (18,'Karin Holt','SAL',3,'A','A','2025-03-10',null,15.40),
 (19,'Liam Fagan','RET',4,'S','A','2023-06-01',null,18.70),
 (20,'Maya Lindgren','RET',4,'A','A','2024-09-02',null,16.00),
 (21,'Nils Arnesen','RET',4,'A','A','2025-01-20',null,15.85),
 (22,'Olga Brandt','RET',4,'T','A','2026-10-05',null,14.20),
 (23,'Pedro Vasquez','SAL',3,'T','A','2026-09-14',null,14.20),
 (24,'Sabine Roth','TEC',2,'T','A','2026-11-23',null,14.50);

create table que (
  que_cd   varchar(4) primary key,
  que_nm   text not null,
  team_cd  varchar(3) not null references team,
  lang     char(2) not null,
  sla_sec  integer not null,
  opn_dt   date not null
);
comment on table que is 'Call queues';
comment on column que.lang is 'Language spoken: EN, DE or FR';
comment on column que.sla_sec is 'Service target: a call should not wait longer than this many seconds';
comment on column que.opn_dt is 'Date the queue went live';

insert into que values
 ('BLEN','Billing English','BIL','EN',90,'2023-01-02'),
 ('BLDE','Billing German','BIL','DE',90,'2023-01-02'),
 ('TSEN','Tech English','TEC','EN',120,'2023-01-02'),
 ('TSDE','Tech German','TEC','DE',120,'2023-03-01'),
 ('SLEN','Sales Line','SAL','EN',45,'2023-02-06'),
 ('CANC','Cancellations','RET','EN',60,'2023-06-01'),
 ('VIPL','VIP Line','RET','EN',20,'2024-03-01'),
 ('TSFR','Tech French','TEC','FR',120,'2026-11-16');

create table clnt (
  clnt_id  integer primary key,
  clnt_nm  text not null unique,
  seg      char(1) not null check (seg in ('B','P')),
  city     text not null,
  since_dt date not null,
  vip_fl   boolean not null
);
comment on table clnt is 'Clients who call or complain';
comment on column clnt.seg is 'B = business client, P = private client';

insert into clnt values
 (1,'Albrecht Logistics','B','Hamburg','2023-01-10',true),
 (2,'Bakery Sonnleitner','B','Munich','2023-01-25',false),
 (3,'Cooper & Dale Ltd','B','London','2023-02-02',true),
 (4,'Delphi Dental','B','Dublin','2023-02-19',false),
 (5,'Edelweiss Hotels','B','Vienna','2023-03-07',true),
 (6,'Ferris Autos','B','Leeds','2023-03-28',false),
 (7,'Gruber Metallbau','B','Vienna','2023-04-14',false),
 (8,'Harbour Foods','B','Dublin','2023-05-05',false),
 (9,'Isar Energie','B','Munich','2023-06-21',true),
 (10,'Juniper Books','B','London','2023-07-12',false),
 (11,'Kestner Pharma','B','Hamburg','2023-08-30',false),
 (12,'Lowland Dairies','B','Leeds','2023-10-16',false),
 (13,'Morgan Reese','P','London','2023-01-18',false),
 (14,'Nadine Vogel','P','Munich','2023-02-11',false),
 (15,'Oscar Tilling','P','Leeds','2023-02-23',false),
 (16,'Petra Hahn','P','Hamburg','2023-03-15',true),
 (17,'Quinn Gallagher','P','Dublin','2023-04-02',false),
 (18,'Rosa Engel','P','Vienna','2023-04-27',false),
 (19,'Simon Harker','P','London','2023-05-19',false),
 (20,'Tanja Kruse','P','Hamburg','2023-06-08',false),
 (21,'Ursula Meindl','P','Munich','2023-07-01',false),
 (22,'Victor Leary','P','Dublin','2023-07-29',false),
 (23,'Wilma Achterberg','P','Vienna','2023-09-09',false),
 (24,'Yusuf Demir','P','Hamburg','2023-11-02',false),
 (25,'Zoe Carrick','P','London','2024-01-13',true),
 (26,'Amelia Stroud','P','Leeds','2024-02-20',false),
 (27,'Bernd Jaeger','P','Munich','2024-03-30',false),
 (28,'Clara Nowak','P','Vienna','2024-05-11',false),
 (29,'Dennis Obuya','P','London','2024-06-26',false),
 (30,'Eva Lorenz','P','Hamburg','2024-08-17',false),
 (31,'Fergus Quill','P','Dublin','2024-10-03',false),
 (32,'Greta Sommer','P','Munich','2025-01-08',false),
 (33,'Henry Ashdown','P','Leeds','2025-04-22',false),
 (34,'Ilse Brenner','P','Vienna','2025-09-14',false),
 (35,'Jonas Keil','P','Hamburg','2026-05-30',false),
 (36,'Marlow Print Works','B','Leeds','2026-08-12',false);

create table cst (
  cst_cd   char(1) primary key,
  descr    text not null
);
comment on table cst is 'How a call ended';
insert into cst values ('A','answered and dealt with'),('T','answered, then transferred to another agent'),('B','abandoned by the caller while waiting'),('V','went to voicemail');

create table call_log (
  call_id  integer primary key,
  que_cd   varchar(4) not null references que,
  clnt_id  integer not null references clnt,
  strt_ts  timestamp not null,
  cst_cd   char(1) not null references cst,
  agt_id   integer references agt,
  xfer_agt_id integer references agt,
  wait_sec integer not null,
  talk_sec integer,
  csat     smallint check (csat between 1 and 5),
  chg_amt  numeric(6,2) not null
);
comment on table call_log is 'Incoming calls';
comment on column call_log.agt_id is 'Agent who answered; empty for abandoned and voicemail calls';
comment on column call_log.xfer_agt_id is 'Agent the call was passed on to, only for transferred calls';
comment on column call_log.csat is 'Satisfaction score the caller gave afterwards, 1 (bad) to 5 (good); empty if none was given';
comment on column call_log.chg_amt is 'Amount charged to the client for the call in EUR (0 = free)';

insert into call_log
select n, que_cd, clnt_id, d + make_interval(hours => 8 + a % 11, mins => b % 60, secs => c % 60), st, agt1,
       case when st = 'T' then
         (select g.agt_id from agt g where g.hire_dt <= d and coalesce(g.end_dt, date '2026-11-30') >= d and g.agt_id not in (11, 24) and g.grd in ('S','L') and g.agt_id <> agt1
           order by (g.agt_id * (n * n * 5 + n + 11)) % 101, g.agt_id limit 1) end,
       wait_sec, talk_sec,
       case when st in ('A','T') and c % 5 < 2 then
         case when b % 100 < 7 then 1 when b % 100 < 17 then 2 when b % 100 < 40 then 3 when b % 100 < 75 then 4 else 5 end end,
       case when st in ('A','T') and que_cd in ('TSEN','TSDE') and e % 3 = 0 then (talk_sec / 60 + 1) * 1.20 else 0 end
from (
  select s.*,
         case when st in ('A','T') then
           (select g.agt_id from agt g where g.hire_dt <= d and coalesce(g.end_dt, date '2026-11-30') >= d and g.agt_id <> 24 and not (g.agt_id = 11 and d >= date '2026-06-15')
              and g.grd <> 'L' and (g.team_cd = s.team_cd or (n % 9 = 0 and g.grd = 'S'))
             order by (g.agt_id * (n * n * 3 + n * 5 + 7)) % 101, g.agt_id limit 1) end as agt1,
         case when st in ('A','T') then 35 + (b * 7 + c * 3 + e) % 870 + case when team_cd = 'TEC' then 190 else 0 end end as talk_sec
  from (
    select r.*, q.que_cd, q.team_cd,
           case when w > 30 and e % 100 < 12 then 'B' when a % 100 < 5 then 'V' when c % 100 < 10 then 'T' else 'A' end as st,
           w as wait_sec,
           (select k.clnt_id from clnt k where k.since_dt <= r.d and k.clnt_id not in (12, 23) and (r.qc <> 'VIPL' or k.vip_fl)
             order by (k.clnt_id * (r.n * r.n * 3 + r.n * 17 + 19)) % 101, k.clnt_id limit 1) as clnt_id
    from (
      select n, d, a, b, c, e,
             case when d >= date '2026-11-16' and n % 3 = 0 then 'TSFR'
                  else (array['BLEN','BLEN','BLEN','BLDE','BLDE','TSEN','TSEN','TSEN','TSEN','TSDE','TSDE','SLEN','SLEN','CANC','CANC','VIPL'])[1 + e % 16] end as qc,
             case when e % 16 = 15 then 2 + b % 31 else 4 + (b * 3 + c) % 173 end as w
      from (
        select n, date '2025-01-07' + (n * 691 + (n * n * 7) % 400) / 901 as d,
               (n * n * 17 + n * 131) % 1009 as a,
               (n * n * 29 + n * 57) % 1013 as b,
               (n * n * 13 + n * 211) % 1019 as c,
               (n * n * 23 + n * 97) % 1021 as e
        from generate_series(1, 900) n
      ) x
    ) r join que q on q.que_cd = r.qc
  ) s
) t;

create table btyp (
  btyp_cd  char(1) primary key,
  descr    text not null,
  pd_fl    boolean not null
);
comment on column btyp.pd_fl is 'Whether the break is paid';
insert into btyp values ('L','lunch',false),('S','short break',true),('C','coaching',true),('P','private errand',false),('U','union meeting',true);

create table brk (
  brk_id   integer primary key,
  agt_id   integer not null references agt,
  btyp_cd  char(1) not null references btyp,
  brk_dt   date not null,
  pln_min  smallint not null,
  act_min  smallint
);
comment on table brk is 'Breaks taken by agents';
comment on column brk.pln_min is 'Planned length in minutes';
comment on column brk.act_min is 'Real length in minutes; empty if the agent forgot to clock back in';

insert into brk
select n,
       (select g.agt_id from agt g where g.hire_dt <= d and coalesce(g.end_dt, date '2026-11-30') >= d and g.agt_id not in (4, 24) and not (g.agt_id = 11 and d >= date '2026-06-15')
         order by (g.agt_id * (n * n * 7 + n * 3 + 13)) % 101, g.agt_id limit 1),
       t, d, pln,
       case when n % 23 <> 4 then pln - 6 + (n * n * 5 + n * 7) % 19 end
from (
  select n, t, date '2026-01-05' + (n * 329) / 420 as d,
         case t when 'L' then case when n % 4 = 0 then 45 else 30 end when 'S' then 15 when 'C' then 60 else 20 end as pln
  from (select n, (array['L','L','S','S','S','L','C','S','P','L','S'])[1 + (n * n * 3 + n * 7) % 1013 % 11] as t from generate_series(1, 420) n) a
) b;

create table cmpl (
  cmpl_id  integer primary key,
  clnt_id  integer not null references clnt,
  call_id  integer references call_log,
  cat      char(1) not null check (cat in ('W','R','I','B')),
  st       char(1) not null check (st in ('N','P','U','J')),
  opn_dt   date not null,
  cls_dt   date,
  rcvd_by  integer not null references agt,
  hndl_by  integer references agt,
  comp_amt numeric(7,2)
);
comment on table cmpl is 'Complaints from clients';
comment on column cmpl.call_id is 'Call the complaint is about; empty if it is not about a particular call';
comment on column cmpl.cat is 'W = waiting time, R = rudeness, I = wrong information, B = billing error';
comment on column cmpl.st is 'N = new, P = in progress, U = closed, upheld, J = closed, rejected';
comment on column cmpl.rcvd_by is 'Agent who took the complaint down';
comment on column cmpl.hndl_by is 'Agent or team leader who deals with it; empty while new';
comment on column cmpl.comp_amt is 'Compensation paid to the client in EUR; empty if nothing was paid';

insert into cmpl
select row_number() over (order by d, k), clnt_id, call_id, cat, st, d,
       case when st in ('U','J') then d + dur end,
       (select g.agt_id from agt g where g.hire_dt <= d and coalesce(g.end_dt, date '2026-11-30') >= d and g.grd <> 'L' and g.agt_id not in (11, 24)
         order by (g.agt_id * (k * k * 3 + k * 11 + 5)) % 101, g.agt_id limit 1),
       case when st <> 'N' then
       (select g.agt_id from agt g where g.hire_dt <= d and g.st = 'A' and g.grd in ('L','S')
         order by (g.agt_id * (k * k * 7 + k + 3)) % 101, g.agt_id limit 1) end,
       case when st = 'U' and k % 4 <> 1 then 15 + ((k * k * 5 + k * 3) % 37) * 7.5 end
from (
  select k, clnt_id, call_id, cat, d, dur,
         case when d + dur > date '2026-11-27' then case when d >= date '2026-11-17' then 'N' else 'P' end
              when (k * k * 7 + k * 5) % 100 < 58 then 'U' else 'J' end as st
  from (
    select c.call_id as k, c.clnt_id, c.call_id,
           case when c.wait_sec > 110 then 'W' else (array['R','I','B','I','B'])[1 + c.call_id % 5] end as cat,
           least(c.strt_ts::date + 1 + c.call_id % 4, date '2026-11-30') as d,
           4 + (c.call_id * 17 + c.call_id * c.call_id) % 41 as dur
    from call_log c where ((c.call_id * 37) % 900 < 92 or c.call_id > 845 and c.call_id % 5 = 2) and c.cst_cd <> 'V'
    union all
    select 1000 + n, k.clnt_id, null, (array['B','W','I','B'])[1 + n % 4], date '2025-02-03' + n * 21 + (n * 7) % 13, 6 + (n * 11) % 43
    from generate_series(1, 30) n join clnt k on k.clnt_id = 1 + (n * 5) % 31
  ) a
) b;
