/** Which of a receipt's articles were read right: the name up to a few misread letters, the amount exactly. */
import { editDistance } from '../../models/text/edit-distance';
import { round } from '../bench';

export interface LabelledItem {
  name: string;
  amount: number;
}

export interface ItemScore {
  labelled: number;
  read: number;
  right: number;
}

/** Of the letters of a name that may differ; each is one that the OCR misread or the transcription did. */
const NAME_DIFFERENCE_MAX = 0.2;
const CENT = 0.005;

export function scoreItems(
  read: readonly { name: string; amount: number | null }[],
  labelled: readonly LabelledItem[],
): ItemScore {
  const left = [...read];
  let right = 0;
  for (const item of labelled) {
    const at = left.findIndex((own) => isSameItem(own, item));
    if (at === -1) continue;
    left.splice(at, 1);
    right += 1;
  }
  return { labelled: labelled.length, read: read.length, right };
}

function isSameItem(own: { name: string; amount: number | null }, wanted: LabelledItem): boolean {
  if (own.amount === null || Math.abs(own.amount - wanted.amount) > CENT) return false;
  const [a, b] = [letters(own.name), letters(wanted.name)];
  return editDistance(a, b) <= NAME_DIFFERENCE_MAX * Math.max(a.length, b.length);
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** `cap` right articles, or all that the receipt has, are on so many receipts. */
export function itemFigures(scores: readonly ItemScore[]) {
  const sum = (of: (score: ItemScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  const [labelled, read, right] = [sum((own) => own.labelled), sum((own) => own.read), sum((own) => own.right)];
  const withSome = scores.filter((own) => own.labelled > 0);
  const reached = (cap: number) =>
    round(withSome.filter((own) => own.right >= Math.min(cap, own.labelled)).length / withSome.length);
  const long = scores.filter((own) => own.labelled >= 3);
  return {
    receipts: scores.length,
    labelled,
    read,
    right,
    precision: round(right / read),
    recall: round(right / labelled),
    right_per_photo: round(right / scores.length),
    labelled_per_photo: round(labelled / scores.length),
    receipts_with_three_or_more: long.length,
    right_per_photo_of_these: round(long.reduce((total, own) => total + own.right, 0) / long.length),
    share_with_three_right_or_all: reached(3),
    share_with_five_right_or_all: reached(5),
  };
}
