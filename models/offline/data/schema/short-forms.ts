/** What database designers cut words down to: the word, then its short forms. */
const shortForms = `
account: acct acc
active: actv
actor: actr
address: addr
admission: adm
agent: agt
amount: amt amnt
animal: anml
apartment: apt
appointment: appt
arrival: arrv arvl
artist: artst
assigned: asgn assgn
attendance: attd attnd
author: auth
average: avg
balance: bal
begin: beg bgn
birth date: dob birthdate
booking: bkg bk
branch: brn
breed: brd
budget: bdgt bud
building: bldg
cancelled: canc cncl cxl
capacity: cap cpcty
cargo: cgo
carrier: carr
category: cat ctgry ctgy categ
cent: ct cts
channel: chan chnl
charge: chg chrg
child: chld
city: cty
claim: clm
class: cl
client: clnt clt
close: cls clo
closed: clsd
code: cd
colour: clr
comment: cmt
company: cmpny
complaint: cmpl
concert: conc
contact: cntct
container: cntnr ctnr
contract: cntr ctr contr
count: cnt
country: ctry cntry
course: crs
coverage: cov
created: crt cre
credit: crd
crop: crp
currency: curr ccy
current: cur crnt
customer: cust cst cstmr
date: dt
date of birth: birthdt
deductible: ded
defect: dfct
delivery: dlv dlvry deliv
department: dept dpt
departure: dprt
description: desc descr
destination: dest dst
detail: dtl
diagnosis: diag dx
discharge: dschg disch
discount: disc disct dscnt
distance: dist
district: distr dstr
doctor: doc
driver: drv drvr
duration: dur
effective: eff
employee: emp empl
end date: enddate
enrolment: enr enrl
equipment: eqp equip
estimated: est
event: evt
expense: exps
expiry: exp expy xpry
external: ext
facility: fac
family: fam
farmer: frmr
field: fld
first: fst frst
first name: fname firstname
flag: flg
freight: frt frght
full name: fullname
grade: grd
group: grp
guest: gst gsts
harvest: hrv hrvst
header: hdr
height: ht hgt
hire date: hiredate
history: hst hist
hospital: hosp
hour: hrs hr
hourly: hrly
inactive: inact
incident: incid
inspection: insp inspn
instrument: instr
insurance: ins
internal: intl
invoice: inv
isbn: isbn
issue: iss
item: itm
language: lang
last: lst
last name: lname lastname sname snm
length: len lgth
level: lvl
library: lib
licence: lic lcn
limit: lmt lim
location: loc
machine: mach
maintenance: maint mnt mtn
make: mk
manager: mgr mngr mgt
manufacturer: mfr manuf
manufacturing: mfg
market: mkt
master: mst mstr
maximum: max
medication: med
member: mbr memb
membership: mshp
message: msg
middle: mid
mileage: mlg
minute: mins min
model: mdl
month: mth
municipality: mun
name: nm nme
next: nxt
night: nt nts
number: no num nbr nr
nurse: nrs
occupancy: occ
odometer: odo
office: ofc
open: opn
opening: opng
order: ord
organisation: org
origin: orig
outcome: outc outcm
owner: ownr
paid: pd
part: prt
partner: prtn ptnr
passed: psd pssd
patient: pat ptnt
payment: pmt pymt
people: ppl
percent: pct perc
percentage: pctg
performance: perf prf prfm
perishable: perish
person: prs pers
pharmacy: pharm
phone: tel ph
physician: phys
policy: pol plcy
population: pop
position: pos posn
postal code: postcode zip plz
premises: prms
premium: prem
prescription: rx presc
previous: prev
price: prc px
priority: prty prio
procedure: proc
product: prod
production: prodn
programme: prg
project: proj
promised: prom
publication: pub
purchase: purch
quantity: qty qnty qy qt
quarter: qtr
rank: rnk
rating: rtg
reason: rsn reas
received: rcv rcvd recv recvd
reference: ref
refund: rfnd
refundable: rfdbl
region: rgn
registration: regn reg
rehearsal: reh rhrsl
request: req
required: reqd
reservation: resv rsv
resident: res
result: rslt
return: rtn
revenue: rev
review: rvw
room: rm
route: rte
salary: sal slry
sale: sls
salesman: slsm
schedule: sched
school: sch schl
season: seas ssn
second: sec
semester: sem
sent: snt
sequence: seq
service: svc
session: sess
severity: sev
share: shr
ship: ship
shipment: shp shpmt shipmt
size: sz
skill: skl
source: src
specialty: spec
sponsor: spns
stage: stg
start: strt
start date: startdate
statement: stmt
station: stn sta
status: stat sts
stock: stk stck
student: std stu stud
subcategory: subcat
subject: subj
subscription: subs subscr
supervisor: supv superv
supplier: supp sup splr
surname: surnm srnm
target: tgt
task: tsk
tax: tx
teacher: tch tchr
temperature: temp tmp
territory: terr
ticket: tkt tck
time: tm
total: tot ttl
transaction: txn trx
travel: trvl
truck: trk
type: typ tp ty
unit: uom
updated: upd
user: usr usrs
value: val vl
vehicle: veh vhcl
vendor: vndr vnd
venue: vnu ven
vessel: vsl
visit: vst vis
volume: vol
voyage: voy
ward: wrd
warehouse: whs wh whse wrhs
week: wk
weight: wt wgt wght
width: wdth
worker: wkr wrkr
year: yr
yield: yld
`;

const known = new Map(
  shortForms
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [word = '', shorts = ''] = line.split(': ');
      return shorts.split(' ').map((short) => [short, word.split(' ')] as const);
    }),
);

/** The words that a cut-down part of a name usually stands for. */
export function usualWords(part: string): readonly string[] | undefined {
  return known.get(part);
}
