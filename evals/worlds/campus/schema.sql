-- Lindhaven University: teaching from the winter term 2023 to the summer term 2025.
create schema campus;
set search_path = campus;

create function pg_temp.pick(i integer, salt integer, n integer) returns integer language sql immutable as
  $$ select ('x' || substr(md5(i || ':' || salt), 1, 7))::bit(28)::integer % n $$;

create type study_level as enum ('Bachelor', 'Master', 'Doctorate');

create table faculties (
  fac_id integer primary key,
  title text not null,
  founded integer not null
);
comment on column faculties.founded is 'Year in which the faculty was founded';

create table staff (
  staff_id integer primary key,
  full_name text not null,
  fac_id integer not null references faculties (fac_id),
  hired_on date not null,
  left_on date
);
comment on table staff is 'Lecturers, professors and assistants';
comment on column staff.left_on is 'Last day at the university; empty for people who still work here';

create table post_history (
  staff_id integer not null references staff (staff_id),
  post text not null,
  fte numeric(3, 2) not null,
  yearly_pay numeric(9, 2) not null,
  valid_from date not null,
  valid_to date,
  primary key (staff_id, valid_from)
);
comment on table post_history is 'Posts held over time; valid_to is exclusive and empty for the present post';
comment on column post_history.fte is 'Part of a full-time post: 1.00 is full time';

create table programmes (
  prog_id integer primary key,
  title text not null,
  level study_level not null,
  fac_id integer not null references faculties (fac_id),
  semesters integer not null
);
comment on table programmes is 'Degree programmes';

create table students (
  matric_no integer primary key,
  given_name text not null,
  family_name text not null,
  prog_id integer not null references programmes (prog_id),
  nationality text not null,
  enrolled_on date not null,
  graduated_on date,
  is_part_time boolean not null
);
comment on column students.matric_no is 'Matriculation number';

create table halls (
  hall_code text primary key,
  building text not null,
  seats integer not null,
  step_free boolean not null
);
comment on table halls is 'Lecture halls and seminar rooms';
comment on column halls.step_free is 'Can be reached without steps (wheelchair)';

create table modules (
  mod_code text primary key,
  title text not null,
  ects integer not null,
  fac_id integer not null references faculties (fac_id)
);
comment on column modules.ects is 'Credit points';

create table classes (
  class_id integer primary key,
  mod_code text not null references modules (mod_code),
  term text not null,
  lecturer_id integer not null references staff (staff_id),
  examiner_id integer not null references staff (staff_id),
  hall_code text references halls (hall_code),
  max_places integer not null
);
comment on table classes is 'A module as it is taught in one term';
comment on column classes.term is 'WS = winter term, SS = summer term, with its year';
comment on column classes.hall_code is 'Empty when the class is held online';

create table registrations (
  class_id integer not null references classes (class_id),
  matric_no integer not null references students (matric_no),
  registered_on date not null,
  withdrawn boolean not null,
  primary key (class_id, matric_no)
);

create table exam_results (
  result_id integer primary key,
  class_id integer not null,
  matric_no integer not null,
  attempt integer not null,
  mark numeric(2, 1) not null,
  taken_on date not null,
  foreign key (class_id, matric_no) references registrations (class_id, matric_no)
);
comment on column exam_results.mark is 'From 1.0 (best) to 5.0 (failed)';

create table theses (
  thesis_id integer primary key,
  matric_no integer not null references students (matric_no),
  supervisor_id integer not null references staff (staff_id),
  second_reader_id integer not null references staff (staff_id),
  registered_on date not null,
  submitted_on date
);

create table scholarships (
  grant_no integer primary key,
  matric_no integer not null references students (matric_no),
  fund text not null,
  monthly_amount numeric(7, 2) not null,
  starts_on date not null,
  ends_on date not null
);

insert into faculties values (1, 'Engineering', 1921), (2, 'Medicine', 1874), (3, 'Law', 1874), (4, 'Humanities', 1902),
  (5, 'Natural Sciences', 1919), (6, 'Music', 2021);

insert into staff
select i,
       (array['Ada', 'Bela', 'Cora', 'Dario', 'Edda', 'Finn', 'Gesa', 'Henk'])[1 + (i * 3) % 8] || ' ' ||
       (array['Aldous', 'Brandt', 'Castellan', 'Dreyer', 'Ekholm', 'Farkas', 'Gallo', 'Hammar', 'Ivers', 'Jonker', 'Keller'])[1 + i % 11],
       1 + i % 5, date '2004-09-01' + pg_temp.pick(i, 1, 7200),
       case when i % 9 = 0 then date '2025-03-31' - pg_temp.pick(i, 2, 400) end
from generate_series(1, 64) as i;

insert into post_history
select staff_id, 'Assistant', case when staff_id % 4 = 0 then 0.50 else 1.00 end, 41000 + (staff_id * 131) % 7000, hired_on, hired_on + 900
from staff;
insert into post_history
select staff_id, case when staff_id % 3 = 0 then 'Professor' when staff_id % 3 = 1 then 'Lecturer' else 'Assistant' end,
       case when staff_id % 5 = 0 then 0.75 else 1.00 end, 52000 + (staff_id * 977) % 41000, hired_on + 900, left_on
from staff where left_on is null or left_on > hired_on + 900;

insert into programmes values
  (1, 'Civil Engineering', 'Bachelor', 1, 6), (2, 'Robotics', 'Master', 1, 4), (3, 'Nursing Science', 'Bachelor', 2, 7),
  (4, 'Public Health', 'Master', 2, 4), (5, 'European Law', 'Master', 3, 3), (6, 'Law', 'Bachelor', 3, 8),
  (7, 'History', 'Bachelor', 4, 6), (8, 'Linguistics', 'Doctorate', 4, 6), (9, 'Physics', 'Bachelor', 5, 6),
  (10, 'Marine Biology', 'Master', 5, 4), (11, 'Archaeology', 'Master', 4, 4);

insert into students
select 810000 + i,
       (array['Aino', 'Ben', 'Chloe', 'Deniz', 'Emil', 'Fatou', 'Goran', 'Hana', 'Ilse', 'Joao', 'Kira', 'Lars'])[1 + pg_temp.pick(i, 3, 12)],
       (array['Abel', 'Borg', 'Costa', 'Dahl', 'Egger', 'Fischer', 'Grau', 'Haas', 'Ibsen', 'Jung'])[1 + pg_temp.pick(i, 4, 10)],
       1 + pg_temp.pick(i, 5, 10),
       (array['Germany', 'Germany', 'Germany', 'France', 'Portugal', 'Senegal', 'Turkey', 'Norway'])[1 + pg_temp.pick(i, 6, 8)],
       (array[date '2022-10-01', date '2023-10-01', date '2024-04-01', date '2024-10-01'])[1 + pg_temp.pick(i, 7, 4)],
       case when pg_temp.pick(i, 8, 6) = 0 then date '2025-02-28' + pg_temp.pick(i, 9, 150) end,
       pg_temp.pick(i, 10, 100) < 22
from generate_series(1, 310) as i;

insert into halls values
  ('A-101', 'Aula', 420, true), ('A-204', 'Aula', 96, false), ('B-010', 'Brahe House', 60, true), ('B-115', 'Brahe House', 34, false),
  ('C-001', 'Curie Wing', 180, true), ('C-300', 'Curie Wing', 24, false), ('D-007', 'Dock Lab', 40, true);

insert into modules
select 'M' || (200 + i * 10),
       (array['Statics', 'Control Theory', 'Anatomy', 'Epidemiology', 'Contract Law', 'Legal History', 'Latin', 'Phonetics', 'Optics',
              'Marine Ecology', 'Thermodynamics', 'Ethics of Care', 'Roman Law', 'Syntax', 'Quantum Mechanics', 'Field Methods'])[i],
       (array[5, 6, 10, 5, 8])[1 + i % 5], (array[1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 1, 2, 3, 4, 5, 5])[i]
from generate_series(1, 16) as i;

insert into classes
select 7000 + i, 'M' || (200 + (1 + i % 15) * 10),
       (array['WS2023', 'SS2024', 'WS2024', 'SS2025'])[1 + i % 4],
       1 + pg_temp.pick(i, 11, 50), 1 + pg_temp.pick(i, 12, 60),
       case when i % 7 > 0 then (array['A-101', 'A-204', 'B-010', 'B-115', 'C-001', 'C-300'])[1 + pg_temp.pick(i, 13, 6)] end,
       20 + pg_temp.pick(i, 14, 9) * 15
from generate_series(1, 72) as i;

insert into registrations
select 7000 + c, 810000 + s, date '2024-09-15' + ((c * 7 + s) % 200), pg_temp.pick(c * 1000 + s, 15, 12) = 0
from generate_series(1, 72) as c, generate_series(1, 290) as s
where pg_temp.pick(c * 1000 + s, 16, 13) = 0;

insert into exam_results
select row_number() over (order by class_id, matric_no), class_id, matric_no, 1 + pg_temp.pick(matric_no + class_id, 17, 5) / 4,
       (array[1.0, 1.3, 1.7, 2.0, 2.3, 2.7, 3.0, 3.7, 4.0, 5.0])[1 + pg_temp.pick(matric_no * 3 + class_id, 18, 10)],
       date '2024-01-20' + pg_temp.pick(class_id, 19, 560)
from registrations where not withdrawn and pg_temp.pick(matric_no + class_id * 7, 20, 10) < 8;

insert into theses
select i, 810000 + i * 6, 1 + pg_temp.pick(i, 21, 40), 1 + pg_temp.pick(i, 22, 60), date '2024-03-01' + pg_temp.pick(i, 23, 420),
       case when pg_temp.pick(i, 24, 3) > 0 then date '2024-09-01' + pg_temp.pick(i, 23, 420) end
from generate_series(1, 44) as i;

insert into scholarships
select i, 810000 + pg_temp.pick(i, 25, 300) + 1, (array['Lindhaven Fund', 'Harbour Trust', 'Erasmus', 'State Grant'])[1 + pg_temp.pick(i, 26, 4)],
       (array[300, 450, 450, 700, 934])[1 + pg_temp.pick(i, 27, 5)], d.s, d.s + 365
from generate_series(1, 58) as i, lateral (select date '2023-10-01' + 30 * pg_temp.pick(i, 28, 20) as s) as d;
