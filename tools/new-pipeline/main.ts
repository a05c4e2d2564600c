/** `npm run new:pipeline -- NAME`: a new pipeline that runs at once; its stages are there to be replaced. */
import { StartError } from '../../config/start-error';
import { projectRoot } from '../../contracts/project-root';
import { createPipeline } from './create-pipeline';

const USAGE = 'Say its name, such as: npm run new:pipeline -- web-logs';

async function main(): Promise<void> {
  const [name, ...others] = process.argv.slice(2);
  if (name === undefined || others.length > 0) throw new StartError(USAGE);
  const { created, changed } = await createPipeline(projectRoot(), name);
  const list = (paths: readonly string[]) => paths.map((path) => `  ${path}`).join('\n');
  process.stdout.write(`Created:\n${list(created)}\n\nChanged:\n${list(changed)}\n
It counts the words of a text. Begin with contracts/${name}/, then the workflow, then the activities.
Try it: npm start, then send a file as docs/pipelines/${name}.md says. Check it: npm run check, npm test.\n`);
}

main().catch((error: unknown) => {
  const text = error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
