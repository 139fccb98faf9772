import { useState } from 'react'

/** What a form was opened with. It stays while the page is loaded anew, so that an edit names the version that its writer has seen. */
export const useOpened = <Seen>(seen: Seen): Seen => useState(seen)[0]
