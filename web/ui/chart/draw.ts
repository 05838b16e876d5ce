import { BarChart, LineChart, PieChart, RadarChart } from 'echarts/charts';
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
  BarChart,
  LineChart,
  PieChart,
  RadarChart,
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
  SVGRenderer,
]);

export type ChartOption = EChartsCoreOption;

/** Reads the product's colours from the page, so that a chart follows light and dark. */
function colours(element: Element) {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(`--tx-${name}`).trim();
  return {
    series: [of('bamboo'), of('apricot'), of('lake'), of('cinnabar'), of('line-strong')],
    ink: of('ink'),
    ink2: of('ink-2'),
    line: of('line'),
    surface: of('surface'),
    font: of('font'),
  };
}

/** Draws into an element and follows its size. Returns what takes the drawing away. */
export function draw(element: HTMLElement, option: ChartOption, onPick?: (name: string) => void): () => void {
  const c = colours(element);
  const axis = {
    axisLine: { lineStyle: { color: c.line } },
    axisTick: { show: false },
    axisLabel: { color: c.ink2 },
    splitLine: { lineStyle: { color: c.line } },
    nameTextStyle: { color: c.ink2 },
  };
  const theme = {
    color: c.series,
    textStyle: { fontFamily: c.font, color: c.ink },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    legend: {
      top: 0,
      left: 0,
      textStyle: { color: c.ink2 },
      icon: 'roundRect',
      itemWidth: 14,
      itemHeight: 8,
    },
    tooltip: { backgroundColor: c.surface, borderColor: c.line, textStyle: { color: c.ink } },
    bar: { barMaxWidth: 28, itemStyle: { borderRadius: [6, 6, 0, 0] } },
    line: { symbolSize: 7, lineStyle: { width: 3 }, smooth: 0.2 },
  };
  const chart = init(element, theme, { renderer: 'svg' });
  chart.setOption({
    grid: { left: 8, right: 12, top: 36, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis' },
    aria: { enabled: true },
    animationDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 400,
    ...option,
  });
  if (onPick) chart.on('click', (event) => onPick(String(event.name)));
  const follow = new ResizeObserver(() => chart.resize());
  follow.observe(element);
  return () => {
    follow.disconnect();
    chart.dispose();
  };
}
