import { index, route, type RouteConfig } from '@react-router/dev/routes'

export default [index('catalogue/home.tsx'), route('*', 'shell/not-found.tsx')] satisfies RouteConfig
