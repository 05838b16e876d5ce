/** What a person recognises a device by, from the browser's own description; empty when it says nothing known. */
export function deviceOf(userAgent: string | null): { browser: string; system: string } {
  const agent = userAgent ?? '';
  const first = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(agent))?.[1] ?? '';
  return {
    browser: first([
      [/MicroMessenger/, '微信 WeChat'],
      [/DingTalk/, '钉钉 DingTalk'],
      [/Edg\//, 'Edge'],
      [/QQBrowser/, 'QQ'],
      [/Firefox\//, 'Firefox'],
      [/Chrome\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ]),
    system: first([
      [/HarmonyOS/, 'HarmonyOS'],
      [/Android/, 'Android'],
      [/iPhone|iPad/, 'iOS'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'macOS'],
      [/Linux/, 'Linux'],
    ]),
  };
}
