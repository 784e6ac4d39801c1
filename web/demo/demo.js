/**
 * The demo shop in Chinese when asked for by `?lang=zh`; English stands in the page.
 *
 * The language is set before anything else runs: the launcher goes by it.
 */
const CHINESE = {
  skip: "跳到正文", nav: "商店", tents: "帐篷", packs: "背包", help: "帮助", other: "English", otherHref: "?lang=en",
  headline: "经得起风雨的户外装备",
  lead: "帐篷、背包与外套，十年免费维修。下单后一个工作日内发货。",
  look: "查看本季帐篷",
  merlin: "双人，1.9 千克，可抵御暴风雨。",
  harrier: "四人，可站立，双门设计。",
  wren: "单人，980 克，可放入侧袋。",
  heron: "45 升周末背包，侧面开口。",
  swift: "28 升日用登山包，附防雨罩。",
  condor: "65 升长途背包，贴合背部。",
  delivery: "2 至 4 天送达，满 €60 免运费。",
  returns: "60 天内无理由退货。",
  chat: "有疑问？随时点击右下角与我们联系。",
  foot: "Kestrel Outdoor 是 Hark 的演示商店，页面商品并不出售。"
}

const isChinese = (new URLSearchParams(location.search).get("lang") ?? "").startsWith("zh")
if (isChinese) document.documentElement.lang = "zh-CN"

addEventListener("DOMContentLoaded", () => {
  if (isChinese) translate()
  const price = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR", maximumFractionDigits: 0 })
  for (const element of document.querySelectorAll("[data-price]")) element.textContent = price.format(Number(element.dataset.price))
})

function translate() {
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = CHINESE[element.dataset.text] ?? element.textContent
    if (element.dataset.href) { element.href = CHINESE[element.dataset.href]; element.lang = "en" }
  }
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", CHINESE[element.dataset.label])
}
