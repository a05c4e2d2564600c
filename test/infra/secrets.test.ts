import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readEnv } from '../../config/env';
import { readSecret, SECRET_FILES, type SecretName } from '../../config/secrets';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'treadle-secrets-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe.each(Object.keys(SECRET_FILES) as SecretName[])('%s', (name) => {
  const other = { JWT_SECRET: undefined, MODEL_SIGNING_KEY: undefined };
  const read = (configured?: string) => readSecret(name, { ...other, [name]: configured, TREADLE_HOME: home });
  const failure = (configured?: string): Error => {
    try {
      read(configured);
    } catch (error) {
      return error as Error;
    }
    throw new Error('It was taken.');
  };

  it('is the one that was set, and else the one that lies in the data folder', () => {
    writeFileSync(join(home, SECRET_FILES[name]), `${'f'.repeat(43)}\n`);
    expect(read().toString()).toBe('f'.repeat(43));
    expect(read('s'.repeat(32)).toString()).toBe('s'.repeat(32));
  });

  it('is asked for with what to do where there is none', () => {
    expect(failure()).toBeInstanceOf(ConfigurationError);
    expect(failure().message).toContain('npm run migrate');
  });

  it('is refused where it is too short, and not repeated', () => {
    writeFileSync(join(home, SECRET_FILES[name]), 'too-short-in-file');
    for (const [error, place] of [
      [failure('too-short'), name],
      [failure(), SECRET_FILES[name]],
    ] as const) {
      expect(error.message).toContain(place);
      expect(error.message).toContain('at least 32');
      expect(error.message).not.toContain('too-short');
    }
  });
});

it('takes the addresses of proxies in every form, and refuses what is none', () => {
  for (const good of ['loopback', '10.0.0.0/8, 192.168.1.7', 'uniquelocal,::1', 'fd00::/8', 'linklocal'])
    expect(readEnv({ TRUSTED_PROXIES: good }).TRUSTED_PROXIES).toBe(good);
  for (const bad of ['true', 'proxy.local', '10.0.0.0/33', '10.0.0.0/x', '1', 'loopback,,', '::1/129'])
    expect(() => readEnv({ TRUSTED_PROXIES: bad })).toThrow(/TRUSTED_PROXIES/);
});
