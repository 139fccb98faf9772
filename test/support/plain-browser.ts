/** A browser without scripts: it keeps cookies, and follows no redirect. */
export const browserAt = (url: string) => {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${url}${path}`, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } })
    for (const text of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = { origin: url }): Promise<Response> =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  return { cookies, ask, post }
}
