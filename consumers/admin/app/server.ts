// Where the server of the site enters the pages.
import * as build from 'virtual:react-router/server-build'
import { chosenPrefix, createPages } from '@souk/site/pages/server'
import { choices, prefixes } from './languages/all.server.ts'

export const pages = createPages(build, prefixes, import.meta.env.PROD ? 'production' : 'development', ({ cookies }) =>
  chosenPrefix(cookies, choices),
)
