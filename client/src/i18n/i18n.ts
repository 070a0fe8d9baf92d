import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Texts, vietnamese } from './areas.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Texts;
  }
}

/** The languages of the interface. */
export type Language = 'vi' | 'en';

// Ready with Vietnamese as soon as this module is loaded.
void i18next.use(initReactI18next).init({
  lng: 'vi',
  fallbackLng: 'vi',
  defaultNS: 'common',
  ns: Object.keys(vietnamese),
  resources: { vi: vietnamese },
  interpolation: { escapeValue: false },
  initAsync: false,
  react: { useSuspense: false },
});

/** Shows the interface in another language; English texts are fetched the first time. */
export async function showLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'common')) {
    const { english } = await import('./english.ts');
    for (const [area, texts] of Object.entries(english)) {
      i18next.addResourceBundle('en', area, texts);
    }
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
