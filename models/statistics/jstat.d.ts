/** The part of jstat that `distributions.ts` uses; the package brings no types. */
declare module 'jstat' {
  interface Cdf {
    cdf(x: number, ...parameters: number[]): number;
    inv(p: number, ...parameters: number[]): number;
  }
  export const jStat: {
    normal: Cdf;
    studentt: Cdf;
    chisquare: Cdf;
    binomial: { pdf(k: number, n: number, p: number): number };
    gammaln(x: number): number;
  };
}
