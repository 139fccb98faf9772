// Where the server of the site enters the pages.
import * as build from 'virtual:react-router/server-build'
import { createPages } from '@souk/site/pages/server'
import { prefixes } from './languages/all.server.ts'

export const pages = createPages(build, prefixes, import.meta.env.PROD ? 'production' : 'development')
