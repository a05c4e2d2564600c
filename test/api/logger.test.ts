import { createLogger } from '../../config/logger';

describe('the log', () => {
  const logged = (write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> => {
    const lines: string[] = [];
    write(createLogger({ level: 'info', process: 'test', destination: { write: (line) => void lines.push(line) } }));
    return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
  };

  it('is JSON Lines with time, level, process and message, and the run’s id from a child logger', () => {
    const line = logged((logger) => logger.child({ run_id: 'r1' }).info({ pages: 3 }, 'read'));
    expect(line).toMatchObject({ level: 'info', process: 'test', run_id: 'r1', pages: 3, message: 'read' });
    expect(new Date(String(line.time)).getTime()).toBeGreaterThan(0);
  });

  it('holds no secret, neither as a field nor in the text of an error or its cause', () => {
    const cause = new Error('connect postgres://treadle:s3cr3t@db:5432/treadle failed');
    const err = new Error('401 for Bearer abc.s3cr3t-x and trd_s3cr3t0123456', { cause });
    const line = logged((logger) =>
      logger.error({
        err,
        token: 's3cr3t',
        headers: { authorization: 'Bearer s3cr3t', 'sec-websocket-protocol': 'treadle.bearer.s3cr3t' },
        env: { llm: { apiKey: 's3cr3t' }, DATABASE_URL: 's3cr3t' },
      }),
    );
    expect(JSON.stringify(line)).not.toContain('s3cr3t');
    expect(line).toMatchObject({
      err: { message: expect.stringContaining('401 for Bearer'), cause: { type: 'Error' } },
    });
  });
});
