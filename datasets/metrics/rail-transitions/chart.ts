export { transitionMatrix } from './matrix.ts'
export { transitionSankey } from './sankey.ts'
