import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readEnv } from '../../config/env';
import { JWT_SECRET_FILE, jwtSecret } from '../../config/jwt-secret';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'treadle-jwt-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const failure = (configured?: string): Error => {
  try {
    jwtSecret({ JWT_SECRET: configured, TREADLE_HOME: home });
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was taken.');
};

it('takes the secret that was set, and else the one that lies in the data folder', () => {
  writeFileSync(join(home, JWT_SECRET_FILE), `${'f'.repeat(43)}\n`);
  expect(jwtSecret({ JWT_SECRET: undefined, TREADLE_HOME: home }).toString()).toBe('f'.repeat(43));
  expect(jwtSecret({ JWT_SECRET: 's'.repeat(32), TREADLE_HOME: home }).toString()).toBe('s'.repeat(32));
});

it('says what to do where there is none', () => {
  expect(failure()).toBeInstanceOf(ConfigurationError);
  expect(failure().message).toContain('npm run migrate');
});

it('refuses one that is too short, and does not repeat it', () => {
  writeFileSync(join(home, JWT_SECRET_FILE), 'too-short-in-file');
  for (const [error, name] of [
    [failure('too-short'), 'JWT_SECRET'],
    [failure(), JWT_SECRET_FILE],
  ] as const) {
    expect(error.message).toContain(name);
    expect(error.message).toContain('at least 32');
    expect(error.message).not.toContain('too-short');
  }
});

it('takes the addresses of proxies in every form, and refuses what is none', () => {
  for (const good of ['loopback', '10.0.0.0/8, 192.168.1.7', 'uniquelocal,::1', 'fd00::/8', 'linklocal'])
    expect(readEnv({ TRUSTED_PROXIES: good }).TRUSTED_PROXIES).toBe(good);
  for (const bad of ['true', 'proxy.local', '10.0.0.0/33', '10.0.0.0/x', '1', 'loopback,,', '::1/129'])
    expect(() => readEnv({ TRUSTED_PROXIES: bad })).toThrow(/TRUSTED_PROXIES/);
});
