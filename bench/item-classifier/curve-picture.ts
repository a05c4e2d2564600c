/** The learning curve as an SVG picture: what was reached, and the lines that the requirements draw. */
import type { LearningCurve } from './learning-curve';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [720, 420, 60, 110, 50, 60];
const SHARE_MIN = 0.4;
const WANTED = [
  { share: 0.85, text: '85 % after 1 week' },
  { share: 0.9, text: '90 % after 1 month' },
  { share: 0.95, text: '95 % after 3 months' },
];

export function curvePicture({ points, tested }: LearningCurve): string {
  const x = (index: number): number => LEFT + (index * (WIDTH - LEFT - RIGHT)) / Math.max(1, points.length - 1);
  const y = (share: number): number =>
    TOP + ((1 - Math.max(SHARE_MIN, share)) / (1 - SHARE_MIN)) * (HEIGHT - TOP - BOTTOM);
  const ticks = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map(
    (share) => `<text x="${LEFT - 8}" y="${y(share) + 4}" text-anchor="end">${Math.round(share * 100)} %</text>`,
  );
  const wanted = WANTED.flatMap(({ share, text }) => [
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(share)}" y2="${y(share)}" stroke="#b45309" stroke-dasharray="5 4"/>`,
    `<text x="${WIDTH - RIGHT + 6}" y="${y(share) + 4}" fill="#b45309" font-size="11">${text}</text>`,
  ]);
  const path = points.map(({ accuracy }, index) => `${x(index)},${y(accuracy)}`).join(' ');
  const marks = points.flatMap(({ accuracy, corrections, days }, index) => [
    `<circle cx="${x(index)}" cy="${y(accuracy)}" r="4" fill="#1d4ed8"/>`,
    `<text x="${x(index)}" y="${y(accuracy) + 20}" text-anchor="middle" fill="#1d4ed8">${(accuracy * 100).toFixed(1)} %</text>`,
    `<text x="${x(index)}" y="${HEIGHT - 32}" text-anchor="middle">day ${days}</text>`,
    `<text x="${x(index)}" y="${HEIGHT - 16}" text-anchor="middle" fill="#64748b">${corrections} corrections</text>`,
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>Accuracy of item categories by corrections learned, on ${tested} products never seen</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="26" font-size="15">Accuracy on ${tested} products never seen, by corrections learned</text>`,
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}" stroke="#94a3b8"/>`,
    ...ticks,
    ...wanted,
    `<polyline points="${path}" fill="none" stroke="#1d4ed8" stroke-width="2"/>`,
    ...marks,
    '</svg>',
    '',
  ].join('\n');
}
