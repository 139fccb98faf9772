/** Most units of a product of which there are few. None is fewest. */
export const FEW_UNITS = 9
