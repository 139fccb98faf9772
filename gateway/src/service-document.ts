type Json = { readonly [member: string]: unknown }

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const object = (value: unknown): Json => (isObject(value) ? value : {})

const picked = (members: unknown, isWanted: (name: string, member: unknown) => boolean): Json =>
  Object.fromEntries(Object.entries(object(members)).filter(([name, member]) => isWanted(name, member)))

/** The components that something names, also by way of other components: `schemas/Order`. */
const componentsIn = (value: unknown, components: Json, found = new Set<string>()): ReadonlySet<string> => {
  if (Array.isArray(value)) for (const one of value) componentsIn(one, components, found)
  for (const [member, inner] of Object.entries(object(value))) {
    const [, kind = '', name = ''] = (member === '$ref' && /^#\/components\/(\w+)\/(.+)$/.exec(String(inner))) || []
    const path = `${kind}/${name}`
    if (name === '') componentsIn(inner, components, found)
    else if (!found.has(path)) componentsIn(object(components[kind])[name], components, found.add(path))
  }
  return found
}

/** The part of the merged OpenAPI document that a service answers: its paths, and the components that these use. */
export const serviceDocument = (merged: Json, service: string): Json => {
  const components = object(merged['components'])
  const paths = picked(merged['paths'], (path) => path.startsWith(`/${service}/`))
  const used = componentsIn(paths, components)
  return {
    ...merged,
    info: { ...object(merged['info']), title: `Souk: ${service}` },
    tags: (Array.isArray(merged['tags']) ? merged['tags'] : []).filter((tag) => object(tag)['name'] === service),
    paths,
    components: Object.fromEntries(
      Object.entries(components).map(([kind, members]) => [
        kind,
        picked(members, (name) => kind === 'securitySchemes' || used.has(`${kind}/${name}`)),
      ]),
    ),
  }
}
