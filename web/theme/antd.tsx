import { LoadingOutlined } from '@ant-design/icons';
import { ConfigProvider, type ConfigProviderProps, type ThemeConfig, theme } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { type ReactNode, useMemo } from 'react';
import { useLanguage } from '../i18n/language.ts';
import { useStore } from '../store.ts';
import { EmptyDrawing } from '../ui/drawings.tsx';
import { appearance, isDark, systemDark, systemStill } from './appearance.ts';
import { dark, light } from './tokens.ts';

/** Ant Design dressed in the product's paper, ink and bamboo. */
function antdTheme(options: { dark: boolean; large: boolean; still: boolean }): ThemeConfig {
  const p = options.dark ? dark : light;
  const fontSize = options.large ? 19 : 15;
  return {
    algorithm: options.dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      motion: !options.still,
      colorPrimary: p.bamboo,
      // The derived hover colours are lighter, below 4.5:1 as the text of a button.
      colorPrimaryHover: p.bambooInk,
      colorPrimaryActive: p.bambooInk,
      colorErrorHover: p.cinnabarInk,
      colorInfo: p.lake,
      colorSuccess: p.bamboo,
      colorWarning: p.apricot,
      colorError: p.cinnabar,
      colorLink: p.bambooInk,
      colorLinkHover: p.bamboo,
      colorLinkActive: p.bambooInk,
      colorPrimaryText: p.bambooInk,
      colorPrimaryBg: p.bambooSoft,
      colorPrimaryBgHover: p.bambooSoft,
      colorInfoBg: p.lakeSoft,
      colorInfoText: p.lakeInk,
      colorSuccessBg: p.bambooSoft,
      colorSuccessText: p.bambooInk,
      colorWarningBg: p.apricotSoft,
      colorWarningText: p.apricotInk,
      colorErrorBg: p.cinnabarSoft,
      colorErrorText: p.cinnabarInk,
      colorBgBase: p.surface,
      colorBgLayout: p.paper,
      colorBgContainer: p.surface,
      colorBgElevated: p.surface,
      colorBgSpotlight: options.dark ? '#E8EDEA' : '#26312F',
      colorText: p.ink,
      colorTextHeading: p.ink,
      colorTextSecondary: p.ink2,
      colorTextTertiary: p.ink2,
      colorTextDescription: p.ink2,
      colorTextPlaceholder: p.ink2,
      colorTextLightSolid: p.onBamboo,
      colorIcon: p.ink2,
      colorBorder: options.dark ? '#53605E' : '#C9C8BE',
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      colorFillAlter: options.dark ? '#20292A' : '#FBFAF6',
      borderRadius: 10,
      borderRadiusLG: 12,
      borderRadiusSM: 7,
      fontFamily: 'var(--tx-font)',
      fontSize,
      lineHeight: 1.7,
      controlHeight: options.large ? 48 : 38,
      controlHeightLG: options.large ? 56 : 46,
      controlHeightSM: options.large ? 38 : 30,
      boxShadow: p.shadow,
      boxShadowSecondary: options.dark ? '0 8px 28px rgb(0 0 0 / 45%)' : '0 8px 28px rgb(30 43 42 / 12%)',
      controlOutlineWidth: 3,
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: p.onBamboo,
        dangerColor: p.onCinnabar,
        fontWeight: 500,
      },
      Card: { headerFontSize: fontSize + 1 },
      Table: {
        headerBg: options.dark ? '#20292A' : '#F7F4EC',
        headerColor: p.ink2,
        cellPaddingBlock: 13,
        headerSplitColor: 'transparent',
      },
      Tag: { defaultBg: p.sunken, defaultColor: p.ink2, borderRadiusSM: 99 },
      Menu: { itemBorderRadius: 10, itemSelectedBg: p.bambooSoft, itemSelectedColor: p.bambooInk },
      Segmented: {
        itemSelectedBg: p.bamboo,
        itemSelectedColor: p.onBamboo,
        trackBg: p.sunken,
        itemColor: p.ink2,
      },
      Tooltip: { colorTextLightSolid: options.dark ? '#14191A' : '#FFFFFF' },
      Badge: { colorError: p.cinnabar },
      Progress: { defaultColor: p.bamboo, remainingColor: options.dark ? '#2A3334' : '#EFECE2' },
      Alert: {
        colorInfoBorder: 'transparent',
        colorWarningBorder: 'transparent',
        colorErrorBorder: 'transparent',
        colorSuccessBorder: 'transparent',
      },
      Steps: { colorTextLabel: p.ink2 },
      Form: { labelColor: p.ink, verticalLabelPadding: '0 0 4px' },
    },
  };
}

type Locale = NonNullable<ConfigProviderProps['locale']>;
/** Ant Design declares its ES files as CommonJS, so their default export has the type of the whole module. */
const zh = zhCN as unknown as Locale;
const locales = {
  en: enUS as unknown as Locale,
  'zh-CN': {
    ...zh,
    Form: {
      ...zh.Form,
      optional: '（选填）',
      defaultValidateMessages: zh.Form?.defaultValidateMessages ?? {},
    },
  },
};

/** Stands around every page; follows look, type size and language. */
export function AntdTheme({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const now = useStore(appearance);
  const system = useStore(systemDark);
  const dark = isDark(now, system);
  const still = useStore(systemStill);
  const config = useMemo(() => antdTheme({ dark, large: now.large, still }), [dark, now.large, still]);
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider
      theme={config}
      locale={locales[language]}
      // Ant Design's own loading icon moves in and out, and stays behind in the button's name when the work was quick.
      button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> }}
      form={{ scrollToFirstError: true, requiredMark: 'optional' }}
      renderEmpty={() => <EmptyDrawing />}
    >
      {children}
    </ConfigProvider>
  );
}
