import { useEffect, useState } from 'react'
import { useFetcher } from 'react-router'
import { Button, Toast } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

/** What a browser that can install the shop sends. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

const isInstallPrompt = (event: Event): event is InstallPrompt => 'prompt' in event

/** Offers to put the shop on the home screen, if the browser can do that. Whatever the visitor decides, it is not offered again. */
export default function InstallOffer() {
  const [prompt, setPrompt] = useState<InstallPrompt>()
  const { submit } = useFetcher()
  const { texts } = useLanguage()
  useEffect(() => {
    const onOffer = (event: Event): void => {
      if (!isInstallPrompt(event)) return
      // The browser asks when the visitor has said yes here.
      event.preventDefault()
      setPrompt(event)
    }
    addEventListener('beforeinstallprompt', onOffer)
    return () => removeEventListener('beforeinstallprompt', onOffer)
  }, [])
  if (prompt === undefined) return null

  const decide = (): void => {
    setPrompt(undefined)
    void submit({}, { method: 'post', action: '/install' })
  }
  const install = (): void => {
    void prompt.prompt()
    decide()
  }
  return (
    <Toast
      message={{
        id: 'install',
        tone: 'info',
        text: texts.orders.home.offer,
        action: (
          <Button type="button" kind="line" onClick={install}>
            {texts.orders.home.install}
          </Button>
        ),
      }}
      dismissLabel={texts.orders.home.notNow}
      onDismiss={decide}
    />
  )
}
