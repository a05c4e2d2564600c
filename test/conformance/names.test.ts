/** The closed sets of names that Temporal knows us by: a typo in one makes a queue or an attribute that nobody reads. */
import { PIPELINES } from '../../contracts/pipelines';
import { runStartOptions } from '../../contracts/run-start';
import { SEARCH_ATTRIBUTES } from '../../contracts/search-attributes';
import { TASK_QUEUES, WORKER_ROLES } from '../../contracts/task-queues';
import { ACTIVITY_PROFILES } from '../../workflows/spine/activity-options';

/** Columns that a namespace has in Temporal's SQL stores for custom search attributes of a kind. */
const COLUMNS = { KEYWORD: 10, BOOL: 3, INT: 3 } as const;

const RUN = {
  id: 'a',
  projectId: 'p',
  input: { sha256: '0'.repeat(64), size_bytes: 1, media_type: 'text/plain' },
  inputName: 'a.txt',
  options: {},
  models: {},
  fingerprint: '0'.repeat(64),
  priority: 2,
  deadlineSeconds: null,
  attempt: 1,
};

describe('task queues', () => {
  it('are one for each worker role, named after it', () => {
    expect(WORKER_ROLES.map((role) => TASK_QUEUES[role])).toEqual(WORKER_ROLES.map((role) => `treadle-${role}`));
  });

  it.each(Object.entries(ACTIVITY_PROFILES))(
    'that activities of the profile %s go to are their own',
    (name, profile) => {
      // A language model is asked over the network, beside the other network work; a model is verified where it serves.
      const queues: Readonly<Record<string, string>> = { llm: 'io', integration: 'io', verify: 'cpu' };
      expect(TASK_QUEUES).toMatchObject({ [queues[name] ?? name]: profile.taskQueue });
      expect(profile.taskQueue).not.toBe(TASK_QUEUES.workflow);
    },
  );
});

describe('search attributes', () => {
  it('have names that a query can hold without quotes', () => {
    for (const name of Object.keys(SEARCH_ATTRIBUTES)) expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
  });

  it.each(Object.entries(COLUMNS))('of the kind %s fit into a namespace', (kind, columns) => {
    expect(Object.values(SEARCH_ATTRIBUTES).filter((each) => each === kind).length).toBeLessThanOrEqual(columns);
  });

  it.each(PIPELINES.map(({ name }) => name))('that a run of %s sets are registered, of that kind', (pipeline) => {
    const { options } = runStartOptions({ ...RUN, pipeline });
    expect(options.taskQueue).toBe(TASK_QUEUES.workflow);
    for (const { key, value } of options.typedSearchAttributes) {
      expect(SEARCH_ATTRIBUTES).toMatchObject({ [key.name]: key.type });
      expect(value).not.toBe('');
    }
  });
});
