/** People, programs, their keys and sessions, and the audit log as the API shows and takes them. */
import { z } from 'zod';
import { AUDIT_OUTCOMES, PRINCIPAL_KINDS, ROLES, SCOPES } from '../../contracts/identity';
import { cursorSchema, limitSchema, ownerSchema, pageOf, timestampSchema } from './values';

const LIST_LIMIT = { default: 50, max: 200 };
const ACCESS_TOKEN_SECONDS = { default: 3_600, min: 60, max: 86_400 };
const KEY_DAYS_MAX = 3_650;

const roleSchema = z.enum(ROLES).describe('From least to most; each may do all that the one before it may.');
const kindSchema = z.enum(PRINCIPAL_KINDS).describe('A person signs in and may hold keys, a program holds keys only.');
const scopesSchema = z.array(z.enum(SCOPES)).describe('What it is limited to.');
const heldScopesSchema = scopesSchema.nullable().describe('What it is limited to; null is no limit but the role.');
const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  // Spelled out: not every reader of JSON schemas knows the names of Unicode's classes.

  .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'no control characters');
const allSchema = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true')
  .describe('Of everybody in the project; for administrators.');

export const listQuery = z.strictObject({ cursor: cursorSchema.optional(), limit: limitSchema(LIST_LIMIT) });
export const ownListQuery = listQuery.extend({ all: allSchema });

export const meSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: kindSchema,
    role: roleSchema,
    project: z.object({ id: z.uuid(), name: z.string() }),
    scopes: heldScopesSchema,
    session: z.object({ expires_at: timestampSchema }).nullable().describe('Null for an API key.'),
  })
  .meta({ id: 'Me' });

export const signInBody = z.strictObject({ code: z.string().min(1).max(200).describe('What follows `/sign-in#`.') });
export const signedInSchema = z.object({ user: meSchema }).meta({ id: 'SignedIn' });

export const accessTokenBody = z.strictObject({
  scopes: scopesSchema.optional().describe('Left out, it may do what the caller may.'),
  ttl_seconds: z
    .int()
    .min(ACCESS_TOKEN_SECONDS.min)
    .max(ACCESS_TOKEN_SECONDS.max)
    .default(ACCESS_TOKEN_SECONDS.default),
});
export const accessTokenSchema = z
  .object({
    access_token: z.string().describe('A JSON Web Token.'),
    token_type: z.literal('Bearer'),
    expires_in: z.int().describe('Seconds; never later than the credential it was asked for with.'),
  })
  .meta({ id: 'AccessToken' });

export const sessionListSchema = pageOf(
  z
    .object({
      id: z.uuid(),
      owner: ownerSchema,
      scopes: heldScopesSchema,
      user_agent: z.string(),
      address: z.string(),
      current: z.boolean().describe('The one that this request was made with.'),
      created_at: timestampSchema,
      expires_at: timestampSchema,
    })
    .meta({ id: 'Session' }),
).meta({ id: 'SessionList' });

export const keySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().describe('Its first letters, to recognise it by.'),
    scopes: heldScopesSchema,
    owner: ownerSchema,
    created_at: timestampSchema,
    expires_at: timestampSchema.nullable(),
    last_used_at: timestampSchema.nullable().describe('To the minute.'),
    revoked_at: timestampSchema.nullable(),
  })
  .meta({ id: 'Key' });
export const keyListSchema = pageOf(keySchema).meta({ id: 'KeyList' });
export const keyBody = z.strictObject({
  name: nameSchema,
  scopes: scopesSchema.optional().describe('Left out, it may do what the caller’s credential may.'),
  expires_in_days: z.int().min(1).max(KEY_DAYS_MAX).optional().describe('Left out, it lasts until it is revoked.'),
  user_id: z.uuid().optional().describe('Whose it becomes; for administrators. Left out, the caller’s.'),
});
export const newKeySchema = keySchema.extend({ token: z.string().describe('Shown this once.') }).meta({ id: 'NewKey' });

export const userSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: kindSchema,
    role: roleSchema,
    disabled_at: timestampSchema.nullable(),
    created_at: timestampSchema,
  })
  .meta({ id: 'User' });
export const userListSchema = pageOf(userSchema).meta({ id: 'UserList' });
export const userBody = z.strictObject({ name: nameSchema, kind: kindSchema, role: roleSchema });
export const userChangeBody = z.strictObject({
  name: nameSchema.optional(),
  role: roleSchema.optional(),
  disabled: z.boolean().optional().describe('From then on none of the keys and sessions works.'),
});
export const newUserSchema = userSchema
  .extend({
    sign_in_link: z
      .string()
      .nullable()
      .describe('Opens a session once, within 15 minutes. Null for a program, and where a limited key asked.'),
  })
  .meta({ id: 'NewUser' });
export const signInLinkSchema = z
  .object({ sign_in_link: z.string().describe('Opens a session once.'), expires_at: timestampSchema })
  .meta({ id: 'SignInLink' });

export const auditQuery = listQuery.extend({
  action: z
    .string()
    .regex(/^\w{1,100}$/)
    .optional()
    .describe('`operationId` of this reference.'),
  principal_id: z.uuid().optional(),
});
export const auditListSchema = pageOf(
  z
    .object({
      at: timestampSchema,
      action: z.string().describe('`operationId` of this reference.'),
      target: z.string().describe('The address without its query.'),
      outcome: z.enum(AUDIT_OUTCOMES),
      status: z.int(),
      principal: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Null where nobody was recognised.'),
      address: z.string(),
      request_id: z.string(),
      details: z.unknown(),
    })
    .meta({ id: 'AuditEntry' }),
).meta({ id: 'AuditList' });
