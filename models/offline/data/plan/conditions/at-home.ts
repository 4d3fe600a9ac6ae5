import { isPeopleInGeneral } from '../../language/thesaurus.ts';
import type { Model } from '../../schema/model.ts';
import { humanTable } from '../../schema/names.ts';
import { type Draft, fail } from '../draft.ts';
import type { Frame } from '../read/frame.ts';

/** What keeps where somebody lives. */
const housing =
  /^(?:address|residence|resident|home|household|tenancy|tenant|lease|apartment|flat|dormitory|hostel|room|occupancy|stay|admission)$/;

/** Students do not live where their classes are held: neither what people do nor other people say where they live. */
export function onlyAtHome(draft: Draft): void {
  const { base, model, used } = draft.scope;
  if (!base.person) return;
  const isHousing = (name: string): boolean =>
    model.byName.get(name)?.words.some((word) => housing.test(word)) === true;
  const isOfOthers = (name: string): boolean => model.byName.get(name)?.person === true;
  for (const { many, hops } of used.values())
    if ((many || hops.some(({ to }) => isOfOthers(to))) && !hops.some(({ to }) => isHousing(to)))
      fail(draft, `the data does not say where ${humanTable(base.name, 2)} live`);
}

/** Who works somewhere is employed: suppliers and customers are other people. */
export function nobodyEmployed({ tables }: Model, { works, head, who }: Frame): boolean {
  const anybody = head ? isPeopleInGeneral(head.surface) : who;
  return works === true && anybody && !tables.some(({ staff }) => staff);
}
