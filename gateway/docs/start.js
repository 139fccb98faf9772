// Shows the documents of the API, without anything from elsewhere and without what the maker of the reference advertises.
Scalar.createApiReference('#reference', {
  sources: [
    { title: 'HTTP', slug: 'http', url: '/openapi.json' },
    { title: 'Events', slug: 'events', url: '/asyncapi.json' },
  ],
  theme: 'none',
  withDefaultFonts: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  telemetry: false,
})
