/** A PNG of 8 × 8 pixels in one colour. */
export const onePicture = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAMAAADz0U65AAAAA1BMVEWyOkg8DgB/AAAADElEQVQImWNgoA4AAABIAAF7pRHIAAAAAElFTkSuQmCC', 'base64'),
)
