/** How the global set-up tells the test files, which run in processes of their own, where the servers are. */
const NAMES = { databaseUrl: 'TREADLE_TEST_DATABASE_URL', temporalAddress: 'TREADLE_TEST_TEMPORAL_ADDRESS' } as const;

type Announced = keyof typeof NAMES;

export function announce(servers: Record<Announced, string>): void {
  process.env[NAMES.databaseUrl] = servers.databaseUrl;
  process.env[NAMES.temporalAddress] = servers.temporalAddress;
}

export function announced(what: Announced): string {
  const value = process.env[NAMES[what]];
  if (value === undefined)
    throw new Error(`${NAMES[what]} is not set: is this test in one of the folders with servers?`);
  return value;
}
