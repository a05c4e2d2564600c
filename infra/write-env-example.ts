/** Writes `.env.example` from the configuration's schema. The file is committed; a test keeps it up to date. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../contracts/project-root';
import { formatEnvExample } from './env-example';

writeFileSync(join(projectRoot(), '.env.example'), formatEnvExample());
