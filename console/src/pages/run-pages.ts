/** A run with its results, and two runs compared, loaded together: parts of one another, which compress better so. */
export { Component as RunPage } from './run/run-page';
export { Component as ComparePage } from './compare/compare-page';
