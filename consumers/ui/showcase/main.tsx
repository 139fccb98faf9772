// Shows every component in every state: `?lang=de` with long texts, `?theme=light` or `dark` in one theme.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Showcase } from './showcase.tsx'
import { texts } from './texts.ts'

const query = new URLSearchParams(location.search)
const lang = query.get('lang') === 'de' ? 'de' : 'en'
document.documentElement.lang = lang
const theme = query.get('theme')
if (theme !== null) document.documentElement.dataset['theme'] = theme

const root = document.querySelector('#root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Showcase t={texts[lang]} />
    </StrictMode>,
  )
