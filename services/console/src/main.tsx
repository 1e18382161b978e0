import '@fontsource-variable/inter'
import './style/tokens.css'
import './style/base.css'
import './style/shell.css'
import './style/queue.css'
import './style/case.css'
import './style/evidence.css'
import './style/charts.css'
import './style/work.css'
import './style/pages.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { takeLinkToken } from './api/bearer.ts'
import { newQueryClient } from './api/queries.ts'
import { LanguageProvider } from './i18n/language.tsx'
import { newRouter } from './router.tsx'
import { VeilProvider } from './settings/veil.tsx'

takeLinkToken(window.location, window.history, window.sessionStorage)

const place = document.getElementById('seinpost')
if (place === null) throw new Error('index.html lacks #seinpost')

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={newQueryClient()}>
      <LanguageProvider>
        <VeilProvider>
          <RouterProvider router={newRouter()} />
        </VeilProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
