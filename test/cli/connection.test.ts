/** Which server and whose key the command takes, and that a key never goes to another server than its own. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCliEnv } from '../../config/cli-env';
import { chooseServer } from '../../cli/connection';
import { credentialsFile, readCredentials, writeCredentials } from '../../cli/credentials';
import { emptyEnv, NOWHERE, run } from './command';

const ELSEWHERE = 'https://treadle.example';

function withAdministrator(env = emptyEnv()) {
  const { home } = env.local();
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'admin-token'), 'trd_administrator\n');
  return env;
}

describe('the choice of the server', () => {
  it('falls back on the server of this checkout and the token that it keeps', () => {
    expect(chooseServer(withAdministrator(), {})).toEqual({ url: NOWHERE, token: 'trd_administrator' });
    expect(chooseServer(emptyEnv(), {})).toEqual({ url: NOWHERE, token: undefined });
  });

  it('prefers what was signed in to, then the environment, then the command line', () => {
    const env = withAdministrator();
    writeCredentials(credentialsFile(env.configFolder), { url: ELSEWHERE, token: 'trd_stored' });
    expect(chooseServer(env, {})).toEqual({ url: ELSEWHERE, token: 'trd_stored' });
    const fromEnvironment = { ...env, url: 'http://10.0.0.1:8000', token: 'trd_environment' };
    expect(chooseServer(fromEnvironment, {})).toEqual({ url: 'http://10.0.0.1:8000', token: 'trd_environment' });
    const choice = { url: 'http://10.0.0.2:8000/', token: 'trd_line' };
    expect(chooseServer(fromEnvironment, choice)).toEqual({ url: 'http://10.0.0.2:8000', token: 'trd_line' });
  });

  it('sends neither the stored key nor the administrator’s to another address', () => {
    const env = withAdministrator();
    writeCredentials(credentialsFile(env.configFolder), { url: ELSEWHERE, token: 'trd_stored' });
    expect(chooseServer(env, { url: 'https://attacker.example' }).token).toBeUndefined();
    expect(chooseServer(env, { url: `${ELSEWHERE}:8443` }).token).toBeUndefined();
    expect(chooseServer(env, { url: NOWHERE }).token).toBe('trd_administrator');
  });
});

describe('the credentials', () => {
  it('lie in a file that their owner alone may read', () => {
    const file = credentialsFile(emptyEnv().configFolder);
    writeCredentials(file, { url: ELSEWHERE, token: 'trd_secret' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readCredentials(file)).toEqual({ url: ELSEWHERE, token: 'trd_secret' });
  });

  it('are told as damaged where they are', async () => {
    const env = emptyEnv();
    const file = credentialsFile(env.configFolder);
    writeCredentials(file, { url: ELSEWHERE, token: 'x' });
    writeFileSync(file, '{');
    const { exitCode, stderr } = await run(['runs'], { env });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is damaged')]);
  });

  it('are forgotten by sign-out', async () => {
    const env = emptyEnv();
    const file = credentialsFile(env.configFolder);
    writeCredentials(file, { url: ELSEWHERE, token: 'x' });
    expect(await run(['sign-out', '--json'], { env })).toMatchObject({ exitCode: 0, stdout: '{"signed_out":true}\n' });
    expect(readCredentials(file)).toBeUndefined();
    expect(await run(['sign-out'], { env })).toMatchObject({ exitCode: 0, stdout: 'Nobody was signed in.\n' });
  });

  it('are not kept where the server does not know the key', async () => {
    const env = emptyEnv();
    const { exitCode } = await run(['sign-in', '--url', NOWHERE], { env, stdin: 'trd_typed\n' });
    expect(exitCode).toBe(5);
    expect(readCredentials(credentialsFile(env.configFolder))).toBeUndefined();
  });
});

describe('the environment', () => {
  it('tells language and decoration, and takes empty values as unset', () => {
    expect(readCliEnv({ LANG: 'ko_KR.UTF-8', TREADLE_TOKEN: '' })).toMatchObject({ locale: 'ko', token: undefined });
    expect(readCliEnv({ LC_ALL: 'C', LANG: 'ko_KR.UTF-8' }).locale).toBe('en');
    expect(readCliEnv({}).mayDecorate).toBe(true);
    expect(readCliEnv({ CI: 'true' }).mayDecorate).toBe(false);
    expect(readCliEnv({ NO_COLOR: '1' }).mayDecorate).toBe(false);
    expect(() => readCliEnv({ TREADLE_URL: 'nowhere' })).toThrow('TREADLE_URL must be an address');
  });

  it('finds the server of this checkout by its own settings', () => {
    const { url, home } = readCliEnv({ PORT: '9123', HOST: '0.0.0.0', TREADLE_HOME: '/data/treadle' }).local();
    expect({ url, home }).toEqual({ url: 'http://127.0.0.1:9123', home: '/data/treadle' });
  });
});
