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

// Ready with the first of Vietnamese as soon as this module is loaded.
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

/** Vietnamese texts that come later, by what shows them. */
const LATER = {
  pages: async () => (await import('./areas-of-pages.ts')).textsOfPages,
  viewer: async () => (await import('./areas-of-viewer.ts')).textsOfViewer,
  /** The server alone refuses: the line is there when they are needed. */
  refusals: async () => ({ refusals: (await import('./vi/refusals.ts')).default }),
};

/** Has Vietnamese texts there that come later; whoever shows them waits for it. English comes whole. */
export async function loadTexts(of: keyof typeof LATER): Promise<void> {
  for (const [area, texts] of Object.entries(await LATER[of]()))
    i18next.addResourceBundle('vi', area, texts);
}

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
