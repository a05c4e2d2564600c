import { Backoff, RESTART_BACKOFF } from '../../infra/supervisor/backoff';

it('waits from 200 ms up to 5 s, and begins anew after a quiet minute', () => {
  const backoff = new Backoff(RESTART_BACKOFF);
  const delays = Array.from({ length: 7 }, () => backoff.after(0));
  expect(delays).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
  expect(backoff.after(59_999)).toBe(5000);
  expect(backoff.after(60_000)).toBe(200);
  expect(backoff.after(0)).toBe(400);
});
