/** `.env.example`: every variable of the configuration with what it means, blank or at its default. */
import { envSchema } from '../config/env';

const HEADER = `# All settings of Treadle. Copy this file to .env, here or in the data folder, and uncomment what you change.
# Generated from config/env.ts: change it there and run npm run generate.
`;

export function formatEnvExample(): string {
  const entries = Object.entries(envSchema.shape).map(([name, schema]) => {
    const preset = schema.safeParse(undefined);
    const value = preset.success && preset.data !== undefined ? String(preset.data) : '';
    return `# ${schema.description ?? ''}\n#${name}=${value}\n`;
  });
  return [HEADER, ...entries].join('\n');
}
