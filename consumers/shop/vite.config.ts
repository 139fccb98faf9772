import { siteBuild } from '@souk/site/build'
import { parts } from './app/languages/parts.ts'

export default siteBuild({
  parts,
  groups: [
    // What is around every page.
    {
      name: 'shell',
      test: /app\/(?:entry\.client|root|shell|languages\/language|catalogue\/(?:page-head|structured-data))|product-picture|search-box|cart-button|site\/src\/pages\/(?!ids|kept-form|live)|ui\/src\/(?:anchor|badge|button|cx|field|fonts|frames|icons|notice|pagination|pattern|states|text|toast)\./,
      priority: 1,
    },
    // The cards of products.
    { name: 'goods', test: /catalogue\/(?:add-to-cart|product-list|stock)|ui\/src\/(?:arch|breadcrumbs|price|product-card)\./ },
  ],
})
