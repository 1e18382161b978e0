import { z } from 'zod'
import { Permission, Role } from './access.ts'

const Login = z
  .string()
  .trim()
  .regex(/^[\w.@-]{2,100}$/u, 'must be 2 to 100 letters, digits, dots, dashes or @')
const Desk = z
  .string()
  .regex(/^[\w:-]{1,200}$/u, 'must be the name of a queue, such as analyst or municipality-12025')
const Desks = z.array(Desk).max(1_000).default([])

/** What whoever sits at the machine orders about accounts and tokens. A password left out is made up. */
export const AccessOrder = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('list') }),
  z.strictObject({
    order: z.literal('add_account'),
    login: Login,
    name: z.string().trim().min(1).max(100),
    roles: z.array(Role).min(1),
    desks: Desks,
    password: z.string().max(1_000).exactOptional(),
  }),
  z.strictObject({ order: z.literal('remove_account'), login: Login }),
  z.strictObject({
    order: z.literal('set_password'),
    login: Login,
    password: z.string().max(1_000).exactOptional(),
    /** Also takes the one-time code and the passkeys away: the phone is lost. */
    forgetFactors: z.boolean().default(false),
  }),
  z.strictObject({
    order: z.literal('add_token'),
    name: z.string().regex(/^[\w.-]{1,60}$/u, 'must be 1 to 60 letters, digits, dots or dashes'),
    scopes: z.array(Permission).min(1),
    desks: Desks,
    days: z.int().min(1).max(3_650).nullable(),
  }),
  z.strictObject({ order: z.literal('remove_token'), name: z.string().min(1).max(60) }),
  z.strictObject({
    order: z.literal('add_link'),
    desk: Desk,
    label: z.string().trim().min(1).max(100),
    uses: z.int().min(1).max(100),
    days: z.int().min(1).max(90),
    by: z.string().trim().min(1).max(100),
  }),
])
export type AccessOrder = z.infer<typeof AccessOrder>
