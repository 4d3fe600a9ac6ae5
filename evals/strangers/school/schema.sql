create schema sch;
set search_path = sch;

create table staff (
  staff_id   int primary key,
  full_name  text not null,
  post       text not null,
  dept       text,
  started_on date not null,
  left_on    date,
  salary_pa  numeric(9,2) not null
);
comment on table staff is 'Everybody employed by the school, teaching and support';
comment on column staff.left_on is 'Last day of employment; empty while still employed';
comment on column staff.salary_pa is 'Gross yearly salary in pounds';

insert into staff values
 (1,'Margaret Ellery','Head',null,'2023-01-03',null,88500.00),
 (2,'Rupert Chalmers','Deputy Head','Humanities','2023-01-03',null,69400.00),
 (3,'Helen Abara','Teacher','Mathematics','2023-01-03',null,46200.00),
 (4,'Simon Prewett','Teacher','Mathematics','2023-09-01',null,41750.00),
 (5,'Dilys Morgan','Teacher','English','2023-01-03',null,47900.00),
 (6,'Oliver Tranter','Teacher','English','2024-09-02','2026-07-10',38600.00),
 (7,'Agnieszka Nowak','Teacher','Science','2023-09-01',null,45300.00),
 (8,'Gareth Lindqvist','Teacher','Science','2024-01-08',null,43150.00),
 (9,'Prudence Oakley','Teacher','Languages','2023-01-03','2025-12-19',44800.00),
 (10,'Jean-Marc Delorme','Teacher','Languages','2025-01-06',null,40250.00),
 (11,'Beatrice Hume','Teacher','Humanities','2023-09-01',null,42600.00),
 (12,'Tobias Feld','Teacher','Humanities','2025-09-01',null,36900.00),
 (13,'Lorna McBride','Teacher','Arts','2023-01-03',null,39950.00),
 (14,'Kwame Asante','Teacher','Science','2025-09-01',null,37800.00),
 (15,'Yvonne Carver','Teacher','Mathematics','2025-09-01',null,35200.00),
 (16,'Philip Nethercott','Teacher','English','2026-09-01',null,34500.00),
 (17,'Samira Haddad','Teacher','Languages','2026-01-05',null,38100.00),
 (18,'Edmund Groves','Bursar',null,'2023-01-03',null,58700.00),
 (19,'Carol Penhaligon','Nurse',null,'2023-09-01',null,33400.00),
 (20,'Tracey Boult','Office',null,'2023-01-03',null,27250.00),
 (21,'Neil Farrow','Office',null,'2024-04-15',null,25900.00),
 (22,'Rosalind Kemp','Office',null,'2023-01-03','2024-03-28',26400.00),
 (23,'Victor Stannard','Caretaker',null,'2023-02-13',null,28800.00),
 (24,'Imogen Lyle','Teacher','Arts','2024-09-02','2025-07-11',36200.00);

create table form (
  form_id         int primary key,
  form_name       text not null unique,
  yr_group        int not null,
  tutor_id        int not null references staff,
  deputy_tutor_id int references staff,
  room            text not null
);
comment on table form is 'Form classes of the current school year (2026/27)';
comment on column form.yr_group is 'Year group, 7 to 11';

insert into form values
 (1,'7A',7,15,16,'G1'),(2,'7B',7,12,null,'G2'),(3,'8A',8,10,11,'G4'),(4,'8B',8,8,13,'F1'),
 (5,'9A',9,14,3,'F2'),(6,'9B',9,17,null,'F3'),(7,'10A',10,4,7,'F5'),(8,'10B',10,13,5,'S1'),
 (9,'11A',11,7,4,'S2'),(10,'11B',11,11,null,'S3');

create table contact (
  contact_id int primary key,
  full_name  text not null,
  phone      text not null,
  email      text,
  town       text not null
);
comment on table contact is 'Parents and guardians';

insert into contact
select c, 
  (case when c <= 100
    then (array['Anna','Claire','Deborah','Fatima','Gillian','Heather','Ingrid','Joanne','Karen','Linda','Maria','Nadia','Olga','Pamela','Rachel','Sarah','Tina','Ursula','Vera','Wendy','Yasmin','Zoe','Bridget','Emma'])[1 + (f*7)%24]
    else (array['Adrian','Brian','Colin','David','Edward','Frank','George','Hassan','Ian','James','Kevin','Leon','Martin','Nigel','Owen','Peter','Robert','Stephen','Thomas','Victor','Walter','Andrew','Paul','Mark'])[1 + (f*11)%24] end)
  || ' ' || (array['Ashdown','Barlow','Cartwright','Dunmore','Everett','Fairbank','Galloway','Hollis','Iqbal','Jessop','Kirkby','Lattimer','Mowbray','Norcott','Okafor','Pargeter','Quennell','Ridley','Sandhu','Thackeray','Underhill','Venning','Whitlock','Yardley','Zielinski','Bannister','Crowther','Dalgleish','Eastwood','Fenwick','Greaves','Hargrove','Ivory','Kapoor','Loxley'])[1 + f%35],
  '01632 ' || (960000 + (c*7919)%39000)::text,
  case when c%7 = 3 then null else 'family' || c || '@example.org' end,
  (array['Wexbury','Little Marden','Wexbury','Stoke Harrow','Castle Dean','Wexbury','Amberley Cross','Castle Dean','Stoke Harrow'])[1 + (f*5 + f/7)%9]
from (select c, case when c <= 100 then c else c-100 end f from generate_series(1,200) c) q
where c <= 100 or f%3 <> 0
order by c;

create table pupil (
  pupil_id    int primary key,
  forename    text not null,
  surname     text not null,
  sex         char(1) not null check (sex in ('F','M')),
  form_id     int references form,
  status      text not null check (status in ('on roll','left','deferred')),
  admitted_on date,
  left_on     date,
  boarder     boolean not null,
  bursary_pct int not null default 0,
  contact1_id int not null references contact,
  contact2_id int references contact
);
comment on table pupil is 'Pupils, present, former and those whose start has been put off';
comment on column pupil.status is 'on roll = attends now; left = former pupil; deferred = place accepted, start put off, not yet in a form';
comment on column pupil.form_id is 'Present form; empty for former pupils and for deferred ones';
comment on column pupil.bursary_pct is 'Percentage taken off the tuition fee, 0 = pays in full';
comment on column pupil.contact1_id is 'First person to ring';

insert into pupil
select p, forename, surname, sex,
  case when status = 'on roll' then form_id end,
  status,
  case when status = 'deferred' then null else adm end,
  case when status = 'left' then (array[date '2024-07-12','2026-07-10','2025-07-11','2025-12-19','2026-10-23','2026-07-10','2026-03-27','2025-07-11'])[1 + p/19] end,
  p%4 = 1,
  case when p%13 = 2 then 50 when p%9 = 5 then 25 when p%31 = 8 then 100 else 0 end,
  f, case when f%3 <> 0 then 100+f end
from (
  select p, f, forename, surname, sex, form_id, status,
    case when ay < 2023 then date '2023-01-09'
         when (p*p+p)%7 = 2 and ay < 2026 then make_date(ay+1,1,8)
         else make_date(ay,9,4) end adm
  from (
    select p, f,
      (array['Alice','Bella','Chloe','Daisy','Esme','Freya','Grace','Hannah','Isla','Jasmin','Kitty','Lily','Arthur','Benedict','Caleb','Dominic','Elliot','Felix','Gabriel','Hugo','Isaac','Jonah','Kieran','Luca'])[1 + (p*7)%24] forename,
      (array['Ashdown','Barlow','Cartwright','Dunmore','Everett','Fairbank','Galloway','Hollis','Iqbal','Jessop','Kirkby','Lattimer','Mowbray','Norcott','Okafor','Pargeter','Quennell','Ridley','Sandhu','Thackeray','Underhill','Venning','Whitlock','Yardley','Zielinski','Bannister','Crowther','Dalgleish','Eastwood','Fenwick','Greaves','Hargrove','Ivory','Kapoor','Loxley'])[1 + f%35] surname,
      case when (p*7)%24 < 12 then 'F' else 'M' end sex,
      fm form_id,
      case when p%19 = 4 then 'left' when p%35 = 7 then 'deferred' else 'on roll' end status,
      case when p%19 = 4 then 2023
           when (fm+1)/2 = 1 or (p*11 + p/3) % 17 < 4 then 2026
           when (fm+1)/2 = 5 and (p*11 + p/3) % 17 > 12 then 2022
           else 2025 - ((p*11 + p/3) % 17) % ((fm+1)/2 - 1) end ay
    from (select p, case when p <= 100 then p else p-100 end f, 1 + ((p*p*3 + p*5 + p/7) % 37 + p/2) % 10 fm from generate_series(1,140) p) a
  ) b
) c
order by p;

create table subject (
  subj_code char(3) primary key,
  subj_name text not null,
  dept      text not null
);
insert into subject values
 ('MAT','Mathematics','Mathematics'),('ENG','English Language','English'),('LIT','English Literature','English'),
 ('PHY','Physics','Science'),('CHE','Chemistry','Science'),('BIO','Biology','Science'),
 ('FRE','French','Languages'),('GER','German','Languages'),('HIS','History','Humanities'),
 ('GEO','Geography','Humanities'),('ART','Art and Design','Arts'),('MUS','Music','Arts');

create table term (
  term_code text primary key,
  term_name text not null,
  starts_on date not null,
  weeks     int not null
);
insert into term values
 ('2023-SPR','Spring 2023','2023-01-09',12),('2023-SUM','Summer 2023','2023-04-17',12),
 ('2023-AUT','Autumn 2023','2023-09-04',15),('2024-SPR','Spring 2024','2024-01-08',11),
 ('2024-SUM','Summer 2024','2024-04-15',13),('2024-AUT','Autumn 2024','2024-09-04',15),
 ('2025-SPR','Spring 2025','2025-01-08',12),('2025-SUM','Summer 2025','2025-04-22',12),
 ('2025-AUT','Autumn 2025','2025-09-04',15),('2026-SPR','Spring 2026','2026-01-08',11),
 ('2026-SUM','Summer 2026','2026-04-20',12),('2026-AUT','Autumn 2026','2026-09-04',15);

create table fee_inv (
  inv_no    int primary key,
  pupil_id  int not null references pupil,
  term_code text not null references term,
  kind      text not null,
  amount    numeric(9,2) not null,
  status    text not null check (status in ('draft','sent','paid','cancelled')),
  issued_on date,
  due_on    date,
  paid_on   date
);
comment on table fee_inv is 'Invoices to parents, one line each';
comment on column fee_inv.kind is 'tuition, music, trip or uniform';
comment on column fee_inv.status is 'draft = not sent out yet; sent = with the parents, not paid; paid; cancelled = withdrawn, nothing owed';
comment on column fee_inv.amount is 'Pounds, after bursary';

insert into fee_inv
select 10000 + row_number() over (order by starts_on, p), p, term_code, 'tuition', amount, status,
  case when status <> 'draft' then starts_on - 21 end,
  case when status <> 'draft' then starts_on + 7 end,
  case when status = 'paid' then starts_on - 21 + 2 + (n*n*3 + n*11)%43 end
from (
  select p.pupil_id p, t.term_code, t.starts_on, p.pupil_id + t.no*53 n,
    ((case when p.boarder then 9150 else 5480 end) + (t.no-7)*60) * (100 - p.bursary_pct) / 100.0 amount,
    case when t.no = 12 and (p.pupil_id*11 + 3)%47 < 2 then 'draft'
         when (p.pupil_id*t.no*7 + t.no)%61 = 5 then 'cancelled'
         when t.no = 12 and (p.pupil_id*p.pupil_id*3 + p.pupil_id)%11 < 3 then 'sent'
         when t.no = 11 and (p.pupil_id*5)%29 = 3 then 'sent'
         else 'paid' end status
  from pupil p
  join (select *, row_number() over (order by starts_on)::int no from term) t on p.admitted_on <= t.starts_on and (p.left_on is null or p.left_on > t.starts_on)
  where t.no >= 7 and p.bursary_pct < 100
) q
order by 1;

insert into fee_inv
select 11000 + k, p.pupil_id, case when d >= '2026-09-01' then '2026-AUT' else '2026-SUM' end,
  (array['music','trip','uniform','trip','music'])[1+k%5],
  (case k%5 when 0 then 195 when 4 then 210 when 2 then 38 + (k*17)%90 else 60 + (k*37)%240 end) + case when k%5 = 2 then 0.50 else 0 end,
  st, case when st <> 'draft' then d end, case when st <> 'draft' then d + 28 end,
  case when st = 'paid' then d + 1 + (k*k)%26 end
from (
  select k, case when k <= 26 then date '2026-04-27' + k*2 else date '2026-09-07' + (k-26) end d,
   1 + (k*k*11 + k*23)%139 pid,
   case when k in (58,66,71) then 'draft' when k%17 = 6 then 'cancelled' when k%4 = 3 and k > 20 then 'sent' else 'paid' end st
  from generate_series(1,80) k
) q join pupil p on p.pupil_id = q.pid and p.status = 'on roll' and p.admitted_on < '2026-04-01'
order by k;

create table absence (
  absence_id int primary key,
  pupil_id   int not null references pupil,
  first_day  date not null,
  last_day   date,
  reason     text not null,
  status     text not null check (status in ('reported','authorised','unauthorised')),
  taken_by   int not null references staff,
  decided_by int references staff
);
comment on table absence is 'Spells of absence; a spell never runs over a weekend';
comment on column absence.last_day is 'Last day away; empty while the pupil is still away';
comment on column absence.status is 'reported = nobody has decided yet';
comment on column absence.taken_by is 'Who took the call';
comment on column absence.decided_by is 'Who authorised or refused it';

insert into absence
select row_number() over (order by d, n), pupil_id, d,
  case when d >= '2026-11-25' then null else d + least(4 - wd, (n*11 + n/9)%7 % 5) end,
  (array['illness','illness','medical appointment','family holiday','illness','bereavement','sports fixture','illness'])[1 + (n*n + n/3)%8],
  case when d >= '2026-11-16' and n%2 = 0 then 'reported' when (n*n + n/3)%8 = 3 or n%14 = 6 then 'unauthorised' else 'authorised' end,
  (array[20,21,19,20,21])[1 + (n*3 + n/4)%5],
  case when d >= '2026-11-16' and n%2 = 0 then null else (array[2,1,2,19])[1 + (n*7 + n/5)%4] end
from (
  select n, (n*2 + n/5 + n/7)%5 wd,
    (array[date '2025-09-08', date '2026-01-12', date '2026-04-27', date '2026-09-07', date '2026-09-07'])[1 + n%5] + 7*((n*7 + n/3)%12) + (n*2 + n/5 + n/7)%5 d,
    1 + (n*59 + (n/3)*17 + (n%11)*(n%7)*23)%140 pid
  from generate_series(1,420) n
) q join pupil p on p.pupil_id = q.pid and p.admitted_on < q.d and p.status = 'on roll'
order by 1;

-- the same call entered twice
delete from absence b using absence a
where a.pupil_id = b.pupil_id and a.absence_id < b.absence_id and b.first_day <= coalesce(a.last_day, date '2026-11-30');

create table exam (
  exam_id   int primary key,
  subj_code char(3) not null references subject,
  yr_group  int not null,
  held_on   date,
  max_mark  int not null,
  set_by    int not null references staff,
  marked_by int references staff,
  status    text not null check (status in ('planned','sat','marked','void'))
);
comment on table exam is 'Written school exams, one row per paper';
comment on column exam.yr_group is 'Year group that sits the paper';
comment on column exam.held_on is 'Day of the exam; empty while no day has been fixed';
comment on column exam.status is 'planned; sat = written, marking not finished; marked; void = annulled';

insert into exam values
 (1,'MAT',7,'2026-06-01',80,4,4,'marked'),(2,'MAT',8,'2026-06-01',80,3,4,'marked'),
 (3,'MAT',9,'2026-06-02',100,3,3,'marked'),(4,'MAT',10,'2026-06-02',100,3,15,'marked'),
 (5,'ENG',7,'2026-06-03',60,5,6,'marked'),(6,'ENG',8,'2026-06-03',60,6,6,'marked'),
 (7,'ENG',9,'2026-06-04',60,5,5,'marked'),(8,'LIT',10,'2026-06-04',75,5,6,'marked'),
 (9,'PHY',9,'2026-06-08',70,8,14,'marked'),(10,'PHY',10,'2026-06-08',70,8,8,'marked'),
 (11,'CHE',10,'2026-06-09',70,7,null,'void'),(12,'BIO',8,'2026-06-09',50,14,7,'marked'),
 (13,'FRE',9,'2026-06-10',50,10,17,'marked'),(14,'HIS',10,'2026-06-11',90,2,11,'marked'),
 (15,'GEO',8,'2026-06-12',60,12,12,'marked'),
 (16,'MAT',11,'2026-10-12',120,3,4,'marked'),(17,'ENG',11,'2026-10-13',80,5,5,'marked'),
 (18,'BIO',11,'2026-10-14',90,7,14,'marked'),(19,'FRE',10,'2026-10-15',50,17,10,'marked'),
 (20,'GER',9,'2026-10-15',50,17,17,'marked'),(21,'HIS',9,'2026-10-16',60,11,2,'marked'),
 (22,'MAT',7,'2026-11-09',40,15,15,'marked'),(23,'CHE',11,'2026-11-10',90,7,null,'sat'),
 (24,'GEO',10,'2026-11-11',60,12,null,'sat'),(25,'LIT',11,'2026-11-12',75,16,null,'sat'),
 (26,'PHY',11,'2026-11-13',90,8,null,'void'),
 (27,'PHY',11,null,90,8,null,'planned'),(28,'ART',10,null,100,13,null,'planned'),
 (29,'GER',11,null,80,17,null,'planned'),(30,'HIS',11,null,90,11,null,'planned'),(31,'MAT',8,null,40,4,null,'planned');

create table exam_result (
  exam_id  int not null references exam,
  pupil_id int not null references pupil,
  mark     int,
  primary key (exam_id, pupil_id)
);
comment on column exam_result.mark is 'Marks scored out of exam.max_mark; empty when the pupil missed the paper';

insert into exam_result
select e.exam_id, p.pupil_id,
  case when (e.exam_id*13 + p.pupil_id*p.pupil_id*5)%23 = 1 then null
       else e.max_mark * (34 + (p.pupil_id*17 + e.exam_id*e.exam_id*7 + p.pupil_id*e.exam_id*3)%41 + (p.pupil_id*29)%23) / 100 end
from exam e
join form f on f.yr_group = e.yr_group + case when e.held_on < '2026-09-01' then 1 else 0 end
join pupil p on p.form_id = f.form_id
where e.status = 'marked' and p.admitted_on <= e.held_on and (p.left_on is null or p.left_on >= e.held_on)
order by 1, 2;
