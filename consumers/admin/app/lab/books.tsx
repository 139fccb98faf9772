import { Form } from 'react-router'
import { Anchor, Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Lab } from './lab.server.ts'

/** Whether the last audit found everything right, and a way to begin another one. */
export const Books = ({ lab: { audit } }: { readonly lab: Lab }) => {
  const { texts, formats } = useLanguage()
  const { lab: words } = texts
  return (
    <section>
      <h2>{words.books}</h2>
      <p>
        {audit === null
          ? words.notAudited
          : audit.ok === null
            ? words.auditing
            : words.audited(audit.ok, formats.exactClock(audit.begunAt))}{' '}
        <Anchor href="/operations/books" className="link">
          {words.toBooks}
        </Anchor>
      </p>
      <Form method="post">
        <Button kind="line" name="do" value="audit">
          {words.audit}
        </Button>
      </Form>
    </section>
  )
}
