/** Who may do what in the console, and how people come in and go out. */
import { describeInBrowser, type OpenPage, type Session } from './browser';
import { consoleOfTests } from './console-under-test';

describeInBrowser('people', () => {
  const console = consoleOfTests();
  let viewer: Session;
  const opened: OpenPage[] = [];

  const open = async (session?: Session): Promise<OpenPage['page']> => {
    const one = await console.open(session && { session });
    opened.push(one);
    return one.page;
  };

  beforeAll(async () => {
    viewer = (await console.invite('Vera', 'viewer')).session;
  });
  afterEach(async () => {
    const all = opened.splice(0);
    for (const { context } of all) await context.close();
    expect(all.flatMap(({ troubles }) => troubles)).toEqual([]);
  });

  it('who is not signed in is led to the sign-in page, and back to where he wanted to go', async () => {
    const page = await open({ cookies: [], origins: [] });
    await page.goto('/settings/sessions');
    await page.waitForURL(/\/sign-in\?next=/);
    const { sign_in_link: link } = await console.api<{ sign_in_link: string }>(
      `/api/v1/users/${console.admin.id}/sign-in-link`,
      { method: 'POST' },
    );
    await page.getByLabel('Sign-in link or code').fill(link);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sessions' }).waitFor();
    expect(page.url()).not.toContain('#');
  });

  it('a link opens once, and a wrong one is refused in words', async () => {
    const page = await open({ cookies: [], origins: [] });
    await page.goto('/sign-in#not-a-code-that-anyone-made-0000000000000');
    await page.getByRole('alert').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });

  it('who signs out sees nothing more, not by going there again either', async () => {
    const { session } = await console.invite('Otto', 'operator');
    const page = await open(session);
    await page.goto('/runs');
    await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);
    await page.goto('/runs');
    await page.waitForURL(/\/sign-in/);
    // The address changes a moment before the page does.
    await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor({ state: 'detached' });
  });

  it('a viewer finds no control that his role may not use', async () => {
    const page = await open(viewer);
    for (const path of ['/', '/runs', '/batches']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(
        await page.getByRole('button', { name: /new run|choose|retry|delete|cancel run|cancel batch/i }).count(),
      ).toBe(0);
    }
    await page.goto('/settings');
    await page.getByRole('heading', { level: 1, name: 'API keys' }).waitFor();
    await page.getByText('Operators and administrators create them').waitFor();
    expect(await page.getByRole('button', { name: 'Create key' }).count()).toBe(0);
    const ways = page.getByRole('navigation', { name: 'Settings' });
    expect(await ways.getByRole('link').allTextContents()).toEqual(['API keys', 'Sessions', 'Learning', 'System']);
    await page.goto('/settings/users');
    await page.getByRole('heading', { name: 'For administrators' }).waitFor();
  });

  it('a key is shown once, works, and no longer works when it was revoked', async () => {
    const page = await open();
    await page.goto('/settings/keys');
    await page.getByRole('button', { name: 'Create key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('import');
    await dialog.getByRole('button', { name: 'Create key' }).click();
    const token = await dialog.getByTestId('secret').textContent();
    expect(token).toMatch(/^trd_/);
    const ask = () =>
      fetch(`${console.system.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } }).then(
        ({ status }) => status,
      );
    expect(await ask()).toBe(200);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('list', { name: 'API keys' }).getByText('import').waitFor();
    expect(await page.content()).not.toContain(token);
    await page.getByRole('button', { name: 'Revoke import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click();
    await page.getByText('Revoked', { exact: true }).waitFor();
    expect(await ask()).toBe(401);
  });

  it('somebody who was invited comes in by the link, gets another role, and is shut out', async () => {
    const page = await open();
    await page.goto('/settings/users');
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Nora');
    await dialog.getByLabel('Role').selectOption('viewer');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const link = (await dialog.getByTestId('secret').textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Done' }).click();

    const nora = await open({ cookies: [], origins: [] });
    await nora.goto(link);
    await nora.getByRole('button', { name: 'Account' }).click();
    await nora.getByText('Viewer').waitFor();

    await page.getByLabel('Role of Nora').selectOption('operator');
    await page.getByText('Nora was changed.').first().waitFor();
    await nora.reload();
    await nora.getByRole('button', { name: 'New run' }).first().waitFor();

    await page.getByRole('button', { name: 'Shut out Nora' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Shut out' }).click();
    await page.getByRole('button', { name: 'Let Nora in again' }).waitFor();
    await nora.reload();
    await nora.waitForURL(/\/sign-in/);

    await page.goto('/settings/audit?action=changeUser');
    await page.getByRole('list', { name: 'Audit log' }).getByText('changeUser').first().waitFor();
  });

  it('a session is ended from the list of sessions', async () => {
    const { session } = await console.invite('Sam', 'operator');
    const page = await open(session);
    await page.goto('/settings/sessions');
    await page.getByRole('button', { name: /^End the session/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End session' }).click();
    await page.waitForURL(/\/sign-in/);
  });
});
