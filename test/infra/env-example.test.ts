import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { envSchema, readEnv } from '../../config/env';
import { formatEnvExample } from '../../infra/env-example';

it('.env.example is up to date: npm run generate', () => {
  expect(readFileSync(join(__dirname, '..', '..', '.env.example'), 'utf8')).toBe(formatEnvExample());
});

it('every variable is described, and uncommenting all of them changes nothing', () => {
  const text = formatEnvExample();
  for (const schema of Object.values(envSchema.shape))
    expect(text).toContain(`# ${schema.description ?? 'no description'}\n`);
  const all = Object.fromEntries(
    Object.entries(parseEnv(text.replace(/^#(\w+=)/gm, '$1'))).map(([name, value]) => [name, value ?? '']),
  );
  expect(Object.keys(all).toSorted()).toEqual(Object.keys(envSchema.shape).toSorted());
  expect(readEnv(all)).toEqual(readEnv({}));
});
