export const accounting = {}
