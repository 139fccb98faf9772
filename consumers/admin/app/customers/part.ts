import type { CustomerPageData } from './customer.server.ts'
import type { Refusal } from './forms.ts'

/** What each part of the page gets. */
export interface PartProps {
  readonly page: CustomerPageData
}

/** What a part with a form gets, too. */
export interface FormPartProps extends PartProps {
  readonly refusal: Refusal | undefined
}
