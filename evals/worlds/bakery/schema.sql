-- Thistle & Rye: bakeries supplied by two production plants. Records of 2023 to 30 November 2026.
create schema breadworks;
set search_path = breadworks;

-- A number below n that depends on the two keys alone: the same rows on every machine.
create function pg_temp.draw(a integer, b integer, n integer) returns integer language sql immutable as
  $$ select ('x' || left(md5(a || '/' || b), 6))::bit(24)::integer % n $$;

create table plant (
  plant_cd text primary key,
  pl_name text not null,
  town text not null,
  ovens_cnt smallint not null,
  floor_m2 integer not null,
  commiss_on date not null
);
comment on column plant.commiss_on is 'Day on which the plant was taken into service';

insert into plant values
  ('MB', 'Millbeck', 'Hartwell', 7, 3150, '2023-01-16'),
  ('QR', 'Quarry Road', 'Castlebridge', 11, 4820, '2023-09-04');

create table branch (
  br_no integer primary key,
  br_name text not null,
  town text not null,
  opened_on date not null,
  closed_on date,
  plant_main text not null references plant (plant_cd),
  plant_alt text references plant (plant_cd),
  sales_m2 integer not null,
  cafe_yn char(1) not null check (cafe_yn in ('Y', 'N')),
  rent_mth numeric(9, 2) not null
);
comment on table branch is 'Our shops; closed_on is empty while a shop is trading';
comment on column branch.plant_main is 'Plant that supplies the shop';
comment on column branch.plant_alt is 'Plant that steps in; empty where none can';
comment on column branch.cafe_yn is 'Y = has a cafe corner';

insert into branch values
  (101, 'Market Cross', 'Hartwell', '2023-01-23', null, 'MB', 'QR', 84, 'Y', 3150.00),
  (102, 'Mill Lane', 'Hartwell', '2023-01-23', null, 'MB', 'QR', 42, 'N', 1480.00),
  (103, 'Station Parade', 'Hartwell', '2023-02-13', null, 'MB', 'QR', 36, 'N', 2210.00),
  (104, 'Abbey Row', 'Dunmore', '2023-03-06', null, 'MB', 'QR', 65, 'Y', 2040.00),
  (105, 'Ferry Steps', 'Dunmore', '2023-03-20', '2025-06-28', 'MB', null, 38, 'N', 1190.00),
  (106, 'Kiln Street', 'Dunmore', '2023-05-15', null, 'MB', 'QR', 71, 'Y', 1985.00),
  (107, 'Old Brewery', 'Pellworth', '2023-06-05', null, 'MB', 'QR', 96, 'Y', 2760.00),
  (108, 'Priory Walk', 'Pellworth', '2023-07-10', null, 'MB', null, 33, 'N', 1120.00),
  (109, 'Lock Cottage', 'Nettleford', '2023-08-21', null, 'MB', null, 29, 'N', 870.00),
  (110, 'Harbour Street', 'Wexcombe', '2023-09-18', null, 'QR', 'MB', 88, 'Y', 3420.00),
  (111, 'Lighthouse Arcade', 'Wexcombe', '2023-10-02', null, 'QR', 'MB', 40, 'N', 2350.00),
  (112, 'Castle Gate', 'Castlebridge', '2023-10-16', null, 'QR', 'MB', 102, 'Y', 3980.00),
  (113, 'Guildhall', 'Castlebridge', '2023-11-06', null, 'QR', 'MB', 58, 'Y', 3240.00),
  (114, 'Tannery Yard', 'Castlebridge', '2023-12-04', '2026-02-28', 'QR', 'MB', 47, 'N', 1690.00),
  (115, 'University Hill', 'Castlebridge', '2024-01-22', null, 'QR', 'MB', 54, 'Y', 2580.00),
  (116, 'Chapel Fields', 'Orley', '2024-03-11', null, 'QR', null, 35, 'N', 990.00),
  (117, 'Corn Exchange', 'Orley', '2024-04-15', null, 'QR', 'MB', 77, 'Y', 2130.00),
  (118, 'Hospital Foyer', 'Hartwell', '2024-06-03', null, 'MB', 'QR', 24, 'N', 1760.00),
  (119, 'Bell Tower', 'Nettleford', '2024-08-12', null, 'MB', 'QR', 61, 'Y', 1340.00),
  (120, 'Marsh Road', 'Dunmore', '2024-10-07', '2026-08-31', 'MB', 'QR', 44, 'N', 1275.00),
  (121, 'Riverside Park', 'Pellworth', '2025-02-17', null, 'MB', 'QR', 52, 'Y', 1890.00),
  (122, 'Old Customs House', 'Wexcombe', '2025-04-28', null, 'QR', 'MB', 69, 'Y', 2675.00),
  (123, 'Weavers Court', 'Orley', '2025-09-08', null, 'QR', null, 31, 'N', 1045.00),
  (124, 'Tram Depot', 'Castlebridge', '2026-01-19', null, 'QR', 'MB', 118, 'Y', 3310.00),
  (125, 'Garden Quarter', 'Hartwell', '2026-05-11', null, 'MB', 'QR', 63, 'N', 2090.00),
  (126, 'Granary Wharf', 'Wexcombe', '2026-09-14', null, 'QR', 'MB', 74, 'Y', 2940.00);

create table supplier (
  sup_id integer primary key,
  company text not null,
  ctry char(2) not null,
  pay_terms_d integer not null,
  sup_state text not null check (sup_state in ('ACTIVE', 'PROBATION', 'BLOCKED')),
  organic_yn char(1) not null,
  last_audit_on date
);
comment on column supplier.ctry is 'BE Belgium, GB Great Britain, IE Ireland, IT Italy, SE Sweden, TR Turkey';
comment on column supplier.pay_terms_d is 'Days until an invoice is due';
comment on column supplier.last_audit_on is 'Empty: we have not audited them yet';

insert into supplier values
  (1, 'Halden Mills', 'GB', 30, 'ACTIVE', 'Y', '2026-03-12'),
  (2, 'Brackwater Dairy', 'GB', 14, 'ACTIVE', 'N', '2025-11-04'),
  (3, 'Orchard & Vine', 'GB', 21, 'ACTIVE', 'Y', '2026-06-18'),
  (4, 'Corvo Import', 'IT', 45, 'ACTIVE', 'N', '2024-09-25'),
  (5, 'Saltmarsh Trading', 'GB', 30, 'BLOCKED', 'N', '2025-05-20'),
  (6, 'Penhallow Eggs', 'GB', 14, 'ACTIVE', 'Y', '2026-01-29'),
  (7, 'Fenland Seeds', 'GB', 30, 'PROBATION', 'N', null),
  (8, 'Northgate Foods', 'IE', 30, 'ACTIVE', 'N', '2025-08-07'),
  (9, 'Lindqvist Yeast', 'SE', 60, 'ACTIVE', 'N', '2025-02-13'),
  (10, 'Amber Fields Farm', 'GB', 21, 'ACTIVE', 'Y', '2026-04-22'),
  (11, 'Delacroix Chocolat', 'BE', 45, 'ACTIVE', 'N', '2024-11-14'),
  (12, 'Greenbank Growers', 'GB', 14, 'PROBATION', 'Y', '2026-09-03'),
  (13, 'Tansley Meats', 'GB', 7, 'ACTIVE', 'N', '2026-07-15'),
  (14, 'Zephyr Nut Company', 'TR', 60, 'BLOCKED', 'N', '2025-10-30'),
  (15, 'Ostler & Crane', 'GB', 30, 'ACTIVE', 'N', null);

create table ingredient (
  ing_cd text primary key,
  descr text not null,
  cost_kg numeric(8, 3) not null,
  allergen text,
  stock_kg integer not null,
  reorder_kg integer not null,
  main_sup integer not null references supplier (sup_id),
  alt_sup integer references supplier (sup_id)
);
comment on column ingredient.cost_kg is 'Purchase price in pounds per kilogram';
comment on column ingredient.reorder_kg is 'Level at which we order again';
comment on column ingredient.alt_sup is 'Second source, if we have one';

insert into ingredient values
  ('FLWHT', 'White bread flour', 0.620, 'gluten', 18400, 9000, 1, 10),
  ('FLWHM', 'Wholemeal flour', 0.710, 'gluten', 5200, 4000, 1, 10),
  ('FLRYE', 'Dark rye flour', 0.690, 'gluten', 2900, 3000, 1, 10),
  ('FLSPL', 'Spelt flour', 1.340, 'gluten', 1450, 1200, 10, null),
  ('YEAST', 'Fresh yeast', 1.980, null, 640, 400, 9, null),
  ('SALT', 'Sea salt', 0.410, null, 2100, 800, 8, 15),
  ('BUTTR', 'Butter', 6.850, 'milk', 1720, 1500, 2, 8),
  ('MILK', 'Whole milk', 0.930, 'milk', 980, 900, 2, null),
  ('CREAM', 'Double cream', 4.150, 'milk', 210, 250, 2, 8),
  ('EGG', 'Liquid egg', 3.240, 'egg', 860, 700, 6, null),
  ('SUGWH', 'White sugar', 0.880, null, 4300, 2000, 8, 15),
  ('SUGBR', 'Brown sugar', 1.120, null, 1250, 900, 8, 15),
  ('HAZEL', 'Hazelnuts', 11.400, 'nuts', 310, 300, 4, 14),
  ('ALMND', 'Ground almonds', 9.750, 'nuts', 180, 260, 4, 14),
  ('WALNT', 'Walnuts', 10.200, 'nuts', 240, 150, 4, null),
  ('MARZP', 'Marzipan', 7.600, 'nuts', 420, 200, 11, 4),
  ('POPPY', 'Poppy seeds', 5.300, null, 190, 120, 7, null),
  ('SESAM', 'Sesame', 4.450, 'sesame', 95, 140, 7, null),
  ('SUNFL', 'Sunflower seeds', 2.900, null, 530, 350, 7, 8),
  ('PUMPS', 'Pumpkin seeds', 6.100, null, 270, 200, 7, null),
  ('OLIVE', 'Green olives', 5.650, null, 160, 110, 4, 3),
  ('OILRP', 'Rapeseed oil', 1.870, null, 1380, 600, 10, 8),
  ('CHOCD', 'Dark chocolate', 12.900, null, 510, 400, 11, null),
  ('CINNM', 'Cinnamon', 14.200, null, 60, 40, 15, 8),
  ('RAISN', 'Raisins', 3.700, null, 880, 500, 15, 4),
  ('CARRT', 'Carrots', 0.790, null, 340, 250, 12, 3),
  ('LEMON', 'Lemon juice', 3.150, null, 130, 90, 3, 4),
  ('APPLE', 'Cooking apples', 1.260, null, 760, 500, 3, 12),
  ('CHEDD', 'Mature cheddar', 7.350, 'milk', 390, 300, 2, 8),
  ('FETA', 'Feta', 8.100, 'milk', 145, 120, 8, null),
  ('SPINA', 'Spinach', 2.480, null, 110, 150, 12, 3),
  ('LEEK', 'Leeks', 1.640, null, 205, 160, 12, null),
  ('SAUSM', 'Sausage meat', 5.900, null, 460, 350, 13, null),
  ('POTFL', 'Potato flakes', 2.150, null, 370, 200, 8, null),
  ('PMPUR', 'Pumpkin puree', 2.020, null, 240, 180, 3, 12);

create table product (
  prod_no integer primary key,
  descr text not null,
  fam text not null check (fam in ('Bread', 'Rolls', 'Viennoiserie', 'Cake', 'Savoury', 'Seasonal')),
  wt_g integer not null,
  price numeric(6, 2) not null,
  shelf_h integer not null,
  bake_c integer not null,
  bake_min integer not null,
  vegan_yn char(1) not null,
  mth_from integer,
  mth_to integer,
  listed_on date not null,
  delisted_on date
);
comment on table product is 'What we bake; fam is the product family';
comment on column product.shelf_h is 'Hours after baking for which it may be sold at full price';
comment on column product.mth_from is 'First month of the season, seasonal goods only';
comment on column product.bake_c is 'Oven temperature, degrees Celsius';

insert into product values
  (1001, 'Country Sourdough', 'Bread', 900, 4.60, 48, 245, 46, 'Y', null, null, '2023-01-16', null),
  (1002, 'Dark Rye', 'Bread', 1000, 4.95, 72, 230, 58, 'Y', null, null, '2023-01-16', null),
  (1003, 'Seeded Spelt Loaf', 'Bread', 750, 5.20, 60, 225, 50, 'Y', null, null, '2023-04-03', null),
  (1004, 'White Tin Loaf', 'Bread', 800, 2.85, 36, 220, 35, 'N', null, null, '2023-01-16', null),
  (1005, 'Wholemeal Tin Loaf', 'Bread', 800, 3.10, 40, 220, 38, 'Y', null, null, '2023-01-16', null),
  (1006, 'Potato Bread', 'Bread', 700, 3.95, 54, 215, 42, 'N', null, null, '2023-09-11', null),
  (1007, 'Olive Ciabatta', 'Bread', 420, 3.40, 24, 240, 24, 'Y', null, null, '2023-05-08', null),
  (1008, 'Walnut Batard', 'Bread', 600, 4.75, 50, 232, 36, 'Y', null, null, '2024-02-05', null),
  (1009, 'Baguette', 'Bread', 280, 1.95, 10, 250, 22, 'Y', null, null, '2023-01-16', null),
  (1010, 'Farmhouse Cob', 'Bread', 850, 3.60, 36, 228, 40, 'Y', null, null, '2023-01-16', '2025-08-31'),
  (1101, 'Poppy Seed Roll', 'Rolls', 65, 0.75, 14, 225, 17, 'Y', null, null, '2023-01-16', null),
  (1102, 'Pretzel Roll', 'Rolls', 80, 0.95, 12, 210, 16, 'N', null, null, '2023-03-13', null),
  (1103, 'Rye Bun', 'Rolls', 75, 0.85, 20, 220, 19, 'Y', null, null, '2023-06-19', null),
  (1104, 'Sesame Burger Bun', 'Rolls', 90, 0.90, 30, 200, 14, 'N', null, null, '2024-05-13', null),
  (1105, 'Cheese Bap', 'Rolls', 95, 1.35, 18, 212, 18, 'N', null, null, '2023-01-16', null),
  (1201, 'Butter Croissant', 'Viennoiserie', 70, 1.80, 11, 185, 19, 'N', null, null, '2023-01-16', null),
  (1202, 'Almond Croissant', 'Viennoiserie', 95, 2.65, 22, 180, 21, 'N', null, null, '2023-02-20', null),
  (1203, 'Pain au Chocolat', 'Viennoiserie', 80, 2.20, 13, 184, 20, 'N', null, null, '2023-01-16', null),
  (1204, 'Cinnamon Swirl', 'Viennoiserie', 110, 2.40, 24, 178, 23, 'N', null, null, '2023-10-09', null),
  (1205, 'Hazelnut Snail', 'Viennoiserie', 105, 2.55, 26, 176, 24, 'N', null, null, '2024-09-02', '2026-03-31'),
  (1301, 'Carrot Cake', 'Cake', 1200, 18.50, 96, 170, 52, 'N', null, null, '2023-09-18', null),
  (1302, 'Lemon Drizzle', 'Cake', 950, 14.90, 120, 168, 45, 'N', null, null, '2023-09-18', null),
  (1303, 'Chocolate Fudge Cake', 'Cake', 1400, 22.80, 90, 165, 55, 'N', null, null, '2023-09-18', null),
  (1304, 'Hazelnut Torte', 'Cake', 1300, 26.40, 84, 172, 40, 'N', null, null, '2024-01-15', null),
  (1305, 'Apple Crumble Tray', 'Cake', 1800, 24.00, 72, 175, 48, 'N', null, null, '2023-10-02', null),
  (1306, 'Victoria Sponge', 'Cake', 1000, 16.75, 44, 174, 32, 'N', null, null, '2024-04-22', null),
  (1401, 'Sausage Roll', 'Savoury', 140, 2.95, 9, 200, 26, 'N', null, null, '2023-01-16', null),
  (1402, 'Spinach Feta Parcel', 'Savoury', 150, 3.30, 8, 195, 25, 'N', null, null, '2023-07-17', null),
  (1403, 'Leek Quiche', 'Savoury', 450, 7.60, 28, 182, 37, 'N', null, null, '2025-03-10', null),
  (1501, 'Hot Cross Bun', 'Seasonal', 85, 1.25, 32, 198, 18, 'N', 2, 4, '2023-02-01', null),
  (1502, 'Christmas Stollen', 'Seasonal', 750, 13.50, 600, 173, 60, 'N', 10, 12, '2023-10-01', null),
  (1503, 'Pumpkin Loaf', 'Seasonal', 650, 4.30, 52, 218, 41, 'Y', 9, 11, '2024-09-01', null),
  (1504, 'Twelfth Night Ring', 'Seasonal', 900, 15.80, 100, 177, 39, 'N', 12, 1, '2026-11-30', null);

create table recipe_line (
  prod_no integer not null references product (prod_no),
  ing_cd text not null references ingredient (ing_cd),
  qty_g numeric(7, 1) not null,
  primary key (prod_no, ing_cd)
);
comment on table recipe_line is 'Recipes: grams of each ingredient for one piece; water is not listed';

insert into recipe_line
select r.prod_no, split_part(part, ' ', 1), split_part(part, ' ', 2)::numeric
from (values
  (1001, 'FLWHT 470,FLRYE 65,SALT 11'), (1002, 'FLRYE 585,SALT 12.5,SUNFL 20'),
  (1003, 'FLSPL 390,SUNFL 35,PUMPS 30,SALT 9,YEAST 6'), (1004, 'FLWHT 480,YEAST 11,SALT 9,BUTTR 14,MILK 60'),
  (1005, 'FLWHM 475,YEAST 12,SALT 9.5,OILRP 10'), (1006, 'FLWHT 330,POTFL 55,YEAST 9,SALT 8,MILK 90'),
  (1007, 'FLWHT 245,OLIVE 48,OILRP 16,YEAST 4,SALT 5'), (1008, 'FLWHT 270,FLWHM 75,WALNT 70,SALT 7,YEAST 5'),
  (1009, 'FLWHT 185,YEAST 3,SALT 3.5'), (1010, 'FLWHT 420,FLWHM 90,YEAST 9,SALT 9'),
  (1101, 'FLWHT 38,POPPY 4,YEAST 1.2,SALT 0.8'), (1102, 'FLWHT 50,BUTTR 3,YEAST 1.1,SALT 1.6'),
  (1103, 'FLRYE 30,FLWHT 16,SALT 0.9,YEAST 0.7'), (1104, 'FLWHT 50,BUTTR 5,EGG 4,SESAM 2.5,YEAST 1.4,SALT 0.9'),
  (1105, 'FLWHT 48,CHEDD 18,YEAST 1.3,SALT 0.6,MILK 8'), (1201, 'FLWHT 34,BUTTR 17,MILK 9,SUGWH 4,YEAST 1.5,SALT 0.7'),
  (1202, 'FLWHT 34,BUTTR 21,ALMND 14,EGG 6,SUGWH 9,YEAST 1.5'), (1203, 'FLWHT 34,BUTTR 17,CHOCD 11,MILK 8,SUGWH 4,YEAST 1.5'),
  (1204, 'FLWHT 52,BUTTR 14,SUGBR 13,CINNM 1.8,EGG 6,YEAST 1.8'), (1205, 'FLWHT 46,BUTTR 13,HAZEL 19,SUGBR 10,EGG 5,YEAST 1.7'),
  (1301, 'FLWHT 230,CARRT 290,SUGBR 210,EGG 190,OILRP 150,WALNT 60,CINNM 4'), (1302, 'FLWHT 240,BUTTR 210,SUGWH 250,EGG 200,LEMON 65'),
  (1303, 'FLWHT 210,BUTTR 240,CHOCD 310,SUGWH 280,EGG 220,CREAM 120,HAZEL 25'), (1304, 'HAZEL 340,EGG 310,SUGWH 230,CREAM 260,FLWHT 90'),
  (1305, 'APPLE 820,FLWHT 340,BUTTR 230,SUGBR 210,CINNM 5'), (1306, 'FLWHT 230,BUTTR 225,SUGWH 240,EGG 215,CREAM 90'),
  (1401, 'FLWHT 48,BUTTR 22,SAUSM 68,EGG 3,SALT 0.9'), (1402, 'FLWHT 50,BUTTR 20,SPINA 46,FETA 32,EGG 3'),
  (1403, 'FLWHT 105,BUTTR 52,LEEK 120,CREAM 85,EGG 75,CHEDD 30'), (1501, 'FLWHT 44,RAISN 14,BUTTR 5,EGG 5,SUGBR 5,CINNM 0.6,YEAST 1.5'),
  (1502, 'FLWHT 270,BUTTR 140,RAISN 150,MARZP 110,ALMND 35,SUGWH 45,YEAST 12'), (1503, 'FLWHT 310,PMPUR 150,PUMPS 34,YEAST 8,SALT 7'),
  (1504, 'FLWHT 360,BUTTR 130,EGG 110,MARZP 120,SUGWH 70,YEAST 13')
) as r (prod_no, parts), unnest(string_to_array(r.parts, ',')) as part;

create table staff (
  staff_no integer primary key,
  first_nm text not null,
  last_nm text not null,
  role_cd char(2) not null check (role_cd in ('BK', 'AP', 'QC', 'PK', 'DR', 'BM', 'SA')),
  plant_cd text references plant (plant_cd),
  br_no integer references branch (br_no),
  hired_on date not null,
  left_on date,
  hrly_rate numeric(5, 2) not null,
  check (plant_cd is null or br_no is null)
);
comment on column staff.role_cd is 'AP apprentice, BK baker, BM branch manager, DR driver, PK packer, QC quality controller, SA sales assistant';
comment on column staff.left_on is 'Last working day; empty for current staff';

insert into staff
select 2000 + i,
  ('{Amelia,Bartek,Carys,Dominic,Esther,Farid,Greta,Hamish,Imogen,Jonas,Kavita,Leon,Maeve,Nikhil,Orla,Piotr,Rhian,Samuel,Tamsin,Umar,Verity,Wilfred,Yusra,Zoltan}'::text[])[1 + i % 24],
  ('{Ackroyd,Bellamy,Cartwright,Dlamini,Everdene,Forsyth,Garrick,Hollins,Iqbal,Jessop,Kowalski,Lovelace,Mbeki,Norris,Okafor,Pemberton,Quigley,Rowntree,Sefton,Thackeray,Unwin,Vickers,Wadsworth}'::text[])[1 + i % 23],
  r.role_cd,
  case when i <= 70 then (array['MB', 'QR'])[1 + (case when i % 5 in (0, 2) then 0 else 1 end)] end,
  case when i between 71 and 96 then 30 + i when i > 96 then 101 + (i * 7) % 26 end,
  date '2023-01-16' + (case when i <= 24 then pg_temp.draw(i, 1, 620) else pg_temp.draw(i, 1, 1340) end),
  null,
  r.base + 0.05 * pg_temp.draw(i, 2, 36)
from generate_series(1, 156) as i
cross join lateral (
  select * from (values (32, 'BK', 14.60), (40, 'AP', 9.10), (46, 'QC', 16.20), (56, 'PK', 12.30), (70, 'DR', 13.40),
    (96, 'BM', 17.10), (156, 'SA', 12.00)) as v (last, role_cd, base)
  where i <= v.last order by v.last limit 1
) as r;

-- A shop's people start when it opens at the earliest; some leave with it, some on their own account.
update staff s set hired_on = greatest(s.hired_on, b.opened_on - 7) from branch b where b.br_no = s.br_no;
update staff s set hired_on = b.opened_on - 7 from branch b where b.br_no = s.br_no and s.role_cd = 'BM';
update staff s set hired_on = b.opened_on, left_on = b.closed_on from branch b where b.br_no = s.br_no and b.closed_on is not null;
update staff set left_on = hired_on + 120 + pg_temp.draw(staff_no, 3, 700)
where left_on is null and role_cd <> 'BM' and pg_temp.draw(staff_no, 4, 100) < 24
  and hired_on + 120 + pg_temp.draw(staff_no, 3, 700) <= date '2026-11-14';

create table batch_stat (
  stat_cd char(3) primary key,
  meaning text not null,
  sellable_yn char(1) not null
);
insert into batch_stat values
  ('REL', 'Released for sale', 'Y'), ('HLD', 'On hold', 'N'), ('DSC', 'Discarded', 'N'), ('RWK', 'Reworked into crumbs', 'N');

create table batch (
  batch_id integer primary key,
  prod_no integer not null references product (prod_no),
  plant_cd text not null references plant (plant_cd),
  baked_on date not null,
  oven_no integer not null,
  qty_set integer not null,
  qty_good integer not null,
  qty_waste integer not null,
  baker_no integer not null references staff (staff_no),
  checker_no integer references staff (staff_no),
  core_c numeric(4, 1) not null,
  stat_cd char(3) not null references batch_stat (stat_cd),
  check (qty_set = qty_good + qty_waste)
);
comment on table batch is 'Baking batches since 2025';
comment on column batch.qty_set is 'Pieces put into the oven: good ones and waste';
comment on column batch.checker_no is 'Who checked the batch; empty if nobody has yet';
comment on column batch.core_c is 'Core temperature at the end of baking';

insert into batch
select i, p.prod_no, pl.plant_cd, d.baked_on, 1 + pg_temp.draw(i, 5, pl.ovens_cnt), q.n, q.n - w.n, w.n, bk.staff_no,
  case when st.cd <> 'HLD' or pg_temp.draw(i, 6, 3) > 0 then qc.staff_no end,
  round(93.0 + 0.1 * pg_temp.draw(i, 7, 62), 1), st.cd
from generate_series(1, 2440) as i
cross join lateral (select date '2025-01-02' + i * 696 / 2440 as baked_on) as d
cross join lateral (
  select prod_no, fam from product
  where listed_on <= d.baked_on and (delisted_on is null or d.baked_on <= delisted_on)
    and (mth_from is null or extract(month from d.baked_on) between mth_from and mth_to)
  order by pg_temp.draw(i, prod_no, 10000) - case fam when 'Bread' then 260 when 'Seasonal' then 180 else 0 end, prod_no limit 1
) as p
cross join lateral (
  select * from plant where p.fam <> 'Cake' or plant_cd = 'QR'
  order by pg_temp.draw(i, ascii(plant_cd), 100) + case plant_cd when 'MB' then 12 else 0 end, plant_cd limit 1
) as pl
cross join lateral (
  select case p.fam when 'Cake' then 24 + pg_temp.draw(i, 8, 60) when 'Bread' then 120 + pg_temp.draw(i, 8, 260)
    else 240 + pg_temp.draw(i, 8, 480) end as n
) as q
cross join lateral (
  select (case when pg_temp.draw(i, 9, 1000) < 27 then 'DSC' when pg_temp.draw(i, 9, 1000) < 48 then 'RWK'
    when i > 2250 and pg_temp.draw(i, 9, 1000) < 130 then 'HLD' else 'REL' end)::char(3) as cd
) as st
cross join lateral (
  select case when st.cd = 'DSC' then q.n else q.n * (5 + pg_temp.draw(i, 10, 60)) / 1000 end as n
) as w
cross join lateral (
  select staff_no from staff s where s.role_cd = 'BK' and s.plant_cd = pl.plant_cd and s.hired_on <= d.baked_on
    and (s.left_on is null or s.left_on >= d.baked_on)
  order by pg_temp.draw(i, staff_no, 10000), staff_no limit 1
) as bk
cross join lateral (
  select staff_no from staff s where s.role_cd in ('QC', 'BK') and s.plant_cd = pl.plant_cd and s.staff_no <> bk.staff_no
    and s.hired_on <= d.baked_on and (s.left_on is null or s.left_on >= d.baked_on)
  order by s.role_cd = 'BK', pg_temp.draw(i, staff_no, 10000), staff_no limit 1
) as qc;

create table delivery (
  dlv_id integer primary key,
  br_no integer not null references branch (br_no),
  plant_cd text not null references plant (plant_cd),
  driver_no integer not null references staff (staff_no),
  dep_ts timestamp not null,
  arr_ts timestamp,
  crates_out integer not null,
  crates_back integer not null,
  dl_state char(1) not null check (dl_state in ('T', 'L', 'F'))
);
comment on table delivery is 'Van runs from a plant to a branch, 2026';
comment on column delivery.dl_state is 'T on time, L late, F failed (turned back, nothing handed over)';

insert into delivery
select i, b.br_no, b.plant_cd, dr.staff_no, t.dep, case when st.cd <> 'F' then t.dep + make_interval(mins =>
    28 + pg_temp.draw(i, 11, 40) + case st.cd when 'L' then 45 + pg_temp.draw(i, 12, 50) else 0 end) end,
  c.n, case when st.cd = 'F' then 0 else pg_temp.draw(i, 13, c.n + 1) end, st.cd
from generate_series(1, 2280) as i
cross join lateral (select date '2026-01-02' + i * 332 / 2280 as day) as d
cross join lateral (
  select br_no, case when plant_alt is not null and pg_temp.draw(i, 14, 100) < 6 then plant_alt else plant_main end as plant_cd
  from branch where opened_on <= d.day and (closed_on is null or closed_on >= d.day)
  order by pg_temp.draw(i, br_no, 10000), br_no limit 1
) as b
cross join lateral (
  select staff_no from staff s where s.role_cd = 'DR' and s.plant_cd = b.plant_cd and s.hired_on <= d.day
    and (s.left_on is null or s.left_on >= d.day)
  order by pg_temp.draw(i, staff_no, 10000), staff_no limit 1
) as dr
cross join lateral (select d.day + time '03:40' + make_interval(mins => 5 * pg_temp.draw(i, 15, 30)) as dep) as t
cross join lateral (select 9 + pg_temp.draw(i, 16, 38) as n) as c
cross join lateral (
  select (case when pg_temp.draw(i, 17, 1000) < 13 then 'F'
    when pg_temp.draw(i, 17, 1000) < case b.plant_cd when 'MB' then 92 else 138 end then 'L' else 'T' end)::char(1) as cd
) as st;

create table rota (
  rota_id integer primary key,
  staff_no integer not null references staff (staff_no),
  work_dt date not null,
  shift_cd char(1) not null check (shift_cd in ('E', 'L', 'N')),
  hrs numeric(4, 2) not null,
  abs_cd text check (abs_cd in ('SICK', 'HOL', 'NOSHOW')),
  swapped_with integer references staff (staff_no),
  unique (staff_no, work_dt)
);
comment on table rota is 'Shift plan, September to November 2026';
comment on column rota.shift_cd is 'E early, L late, N night';
comment on column rota.abs_cd is 'Why somebody was not there; empty if they worked';
comment on column rota.swapped_with is 'Colleague who gave this shift away';

insert into rota
select row_number() over (order by d.day, s.staff_no), s.staff_no, d.day,
  case when s.role_cd in ('BK', 'QC', 'PK') then (array['N', 'N', 'E'])[1 + (s.staff_no + d.week) % 3]
    when s.role_cd in ('AP', 'DR') then 'E' else (array['E', 'L'])[1 + (s.staff_no + d.week) % 2] end,
  (array[7.50, 8.00, 6.25, 4.00])[1 + pg_temp.draw(s.staff_no, d.week, 4)],
  case when pg_temp.draw(s.staff_no, d.n + 500, 100) < 4 then 'SICK' when pg_temp.draw(s.staff_no, d.n + 500, 100) < 9 then 'HOL'
    when pg_temp.draw(s.staff_no, d.n + 500, 400) = 399 then 'NOSHOW' end,
  case when pg_temp.draw(s.staff_no, d.n + 900, 100) >= 95 then m.staff_no end
from (select n, date '2026-09-01' + n as day, (n + 1) / 7 as week from generate_series(0, 90) as n) as d
join staff s on s.hired_on <= d.day and (s.left_on is null or s.left_on >= d.day) and pg_temp.draw(s.staff_no, d.n, 100) < 21
cross join lateral (
  select staff_no from staff o where o.role_cd = s.role_cd and o.staff_no <> s.staff_no and o.hired_on <= d.day
    and (o.left_on is null or o.left_on >= d.day)
  order by pg_temp.draw(o.staff_no, d.n, 10000), o.staff_no limit 1
) as m;

create table complaint (
  cmp_id integer primary key,
  br_no integer not null references branch (br_no),
  prod_no integer references product (prod_no),
  rcvd_on date not null,
  via text not null check (via in ('counter', 'phone', 'e-mail', 'web form')),
  cat text not null,
  sev smallint not null check (sev between 1 and 3),
  c_state text not null check (c_state in ('new', 'in progress', 'settled', 'rejected')),
  done_on date,
  refund_amt numeric(7, 2) not null
);
comment on table complaint is 'Complaints of customers';
comment on column complaint.prod_no is 'Empty if it is not about a product';
comment on column complaint.sev is '1 minor, 2 serious, 3 critical';
comment on column complaint.refund_amt is 'Pounds paid back; 0 if nothing was';

insert into complaint
select i, b.br_no, case when k.cat not in ('service', 'wrong order') then p.prod_no end, d.day,
  (array['counter', 'phone', 'e-mail', 'web form', 'web form'])[1 + pg_temp.draw(i, 21, 5)], k.cat, k.sev, s.st,
  case when s.st in ('settled', 'rejected') then d.day + 1 + pg_temp.draw(i, 22, 12) end,
  case when s.st = 'settled' then coalesce(p.price, 4) * pg_temp.draw(i, 23, 4) else 0 end
from generate_series(1, 372) as i
cross join lateral (select date '2024-01-08' + i * 1055 / 372 as day) as d
cross join lateral (
  select br_no from branch where opened_on <= d.day and (closed_on is null or closed_on >= d.day)
  order by pg_temp.draw(i, br_no + 7000, 10000) - case br_no when 112 then 900 when 107 then 500 else 0 end, br_no limit 1
) as b
cross join lateral (
  select prod_no, price from product where listed_on <= d.day and (delisted_on is null or d.day <= delisted_on)
    and (mth_from is null or extract(month from d.day) between mth_from and mth_to)
  order by pg_temp.draw(i, prod_no + 9000, 10000), prod_no limit 1
) as p
cross join lateral (
  select v.cat, case v.cat when 'allergen' then 3 when 'foreign body' then 2 + pg_temp.draw(i, 24, 2)
    else 1 + pg_temp.draw(i, 24, 2) end as sev
  from (values (1, 'stale'), (2, 'stale'), (3, 'service'), (4, 'service'), (5, 'wrong order'), (6, 'short weight'),
    (7, 'foreign body'), (8, 'allergen'), (9, 'wrong order'), (10, 'stale')) as v (n, cat)
  where v.n = 1 + pg_temp.draw(i, 25, 10)
) as k
cross join lateral (
  select case when i > 345 and pg_temp.draw(i, 26, 10) < 4 then 'new'
    when i > 318 and pg_temp.draw(i, 26, 10) < 6 then 'in progress'
    when pg_temp.draw(i, 26, 100) < 11 then 'rejected' else 'settled' end as st
) as s;
update complaint set done_on = date '2026-11-30' where done_on > date '2026-11-30';
