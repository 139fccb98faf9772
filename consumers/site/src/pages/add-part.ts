/**
 * Adds texts that are loaded when a page reads one of them for the first time. It is read while the page is rendered.
 * @param load  resolves to texts with these keys
 */
export const addPart = (texts: object, keys: readonly string[], load: () => Promise<object>): void => {
  let loading: Promise<void> | undefined
  let loaded: object | undefined
  for (const key of keys) {
    const get = (): unknown => {
      if (loaded !== undefined) return Reflect.get(loaded, key)
      loading ??= load().then((part) => {
        loaded = part
      })
      // React waits for it and renders the page again. Not `use`: what a page has read before must not count as a hook.
      throw loading
    }
    Object.defineProperty(texts, key, { get, enumerable: true })
  }
}
