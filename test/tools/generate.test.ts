import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../contracts/project-root';
import { generatedFiles, outOfDate } from '../../tools/generate/generated-files';

describe('generated files', () => {
  it('are up to date: npm run generate', async () => {
    expect(outOfDate(projectRoot(), await generatedFiles(projectRoot()))).toEqual([]);
  });

  it('are the same each time', async () => {
    expect(await generatedFiles(projectRoot())).toEqual(await generatedFiles(projectRoot()));
  });

  it('are found out when they are changed, missing or left over', async () => {
    const root = mkdtempSync(join(tmpdir(), 'treadle-generated-'));
    for (const path of ['db/sql', 'db/repositories', 'docs/errors.md', 'api/openapi.json', 'client/schema.ts']) {
      cpSync(join(projectRoot(), path), join(root, path), { recursive: true });
    }
    writeFileSync(join(root, 'db/sql/gone.sql'), 'select 1;\n');
    writeFileSync(join(root, 'docs/errors.md'), '# Errors\n');
    const files = await generatedFiles(root);
    expect(outOfDate(root, files).sort()).toEqual(['.env.example', 'db/sql/gone.sql', 'docs/errors.md']);
    rmSync(root, { recursive: true });
  });
});
