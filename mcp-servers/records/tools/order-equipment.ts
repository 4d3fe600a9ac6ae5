import type { Database } from '@parley/platform/database';
import { newId } from '@parley/platform/ids';
import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { once } from '../operations.ts';
import { fields, writing } from './fields.ts';

const input = z.object({
  email: fields.email.describe('Whom it is for'),
  items: fields.list.min(1).describe('What to order'),
});

const output = z.object({ order_id: z.string(), email: z.string(), items: z.array(z.string()) });

/** `order_equipment`: what the person works with. */
export const createOrderEquipment = (database: Database) =>
  defineTool({
    name: 'order_equipment',
    title: 'Order equipment',
    description:
      'Orders equipment for somebody. Example: {"email": "ana.silva@acme.example", "items": ["laptop", "headset"]}',
    input,
    output,
    ...writing,
    run: (args, ctx) =>
      once(database, {
        ctx,
        tool: 'order_equipment',
        args,
        async work(writer, about) {
          const id = newId();
          await writer
            .insertInto('equipment_orders')
            .values({ id, ...args, ...about })
            .execute();
          return { order_id: id, email: args.email, items: args.items };
        },
      }),
  });
