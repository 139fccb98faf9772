/**
 * The form of a user name that is the same for all its spellings: upper and lower case, Unicode forms, with and without joiners.
 * Two names with the same form are one name. This is the caseless matching of Unicode, and more: `ı` and `i` are one letter,
 * because their upper case is. Letters of different scripts that look alike are different letters.
 */
export const caselessName = (name: string): string =>
  name
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKD')
    // JavaScript has no case folding. Some letters differ only in lower case (ß and ẞ), some only in upper case (σ and ς).
    .toLowerCase()
    .toUpperCase()
    // A later version of Unicode may add an upper case to a letter that has none, so the form must not end with upper case.
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKC')
