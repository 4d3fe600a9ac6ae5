import { z } from '@hono/zod-openapi';

/** Who asks, and where they could sign in. */
export const Me = z
  .object({
    signedIn: z.boolean().openapi({ description: 'Whether this caller is known.' }),
    subject: z.string().nullable(),
    name: z.string().nullable(),
    scopes: z.array(z.string()),
    signIn: z.string().nullable().openapi({ description: 'Where a browser signs in, when it can.' }),
  })
  .openapi('Me');

export type Me = z.infer<typeof Me>;
