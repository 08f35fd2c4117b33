/** Absences of at most so many days are not told apart: no dormancy is shorter. */
export const SHORTEST_DORMANCY = 7
