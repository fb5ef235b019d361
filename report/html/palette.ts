/** Colors of the page in one of its themes, as `#rrggbb`. All text is on `page` or `card`. */
export interface Palette {
  readonly page: string;
  readonly card: string;
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly link: string;
  readonly drift: string;
  readonly both: string;
  readonly expiring: string;
  readonly pending: string;
  readonly unreadable: string;
  readonly good: string;
}

/** The two themes. A test checks that each text has a contrast of at least 4.5 to its background (WCAG 2.2, 1.4.3). */
export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    ...{ page: '#f6f7f9', card: '#ffffff', line: '#c9ced6', text: '#1b1f24', quiet: '#525b66', link: '#0b57a4' },
    ...{
      drift: '#8a4b00',
      both: '#8a1c6f',
      expiring: '#6b5200',
      pending: '#0b57a4',
      unreadable: '#a3131f',
      good: '#1b6b32',
    },
  },
  dark: {
    ...{ page: '#14171b', card: '#1d2127', line: '#3d444d', text: '#e8ebef', quiet: '#a9b1bb', link: '#8ac0ff' },
    ...{
      drift: '#f2b45c',
      both: '#f09ad8',
      expiring: '#e5cf63',
      pending: '#8ac0ff',
      unreadable: '#ff9a96',
      good: '#7fd695',
    },
  },
};
