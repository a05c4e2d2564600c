/** Exit codes of the `treadle` command; `docs/cli.md` explains them. */
export const EXIT = {
  ok: 0,
  /** A run or an item of a batch failed or was cancelled, or something went wrong that has no code of its own. */
  failed: 1,
  usage: 2,
  /** Not signed in, or not allowed. */
  refused: 3,
  notFound: 4,
  unreachable: 5,
  /** 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
