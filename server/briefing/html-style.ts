/** One sheet for screen and A4 print, light and dark. Pictures keep a light ground: their colours were chosen for it. */
export const style = `
:root{color-scheme:light dark;--ground:#fff;--text:#1b1f24;--quiet:#5b6470;--line:#dde1e6;--soft:#f6f7f8;--accent:#0b6478;
--green:#1c6e3d;--amber:#8a5a00;--red:#a61b2b;--grey:#5b6470}
@media (prefers-color-scheme:dark){:root{--ground:#16181d;--text:#eceef1;--quiet:#a3abb6;--line:#363b44;--soft:#1f2229;--accent:#56c3da;
--green:#6fcf97;--amber:#f0b95a;--red:#ff8f8f;--grey:#a3abb6}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
:lang(zh-Hans){font-family:system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
:lang(zh-Hant){font-family:system-ui,-apple-system,"Segoe UI","PingFang TC","Microsoft JhengHei","Noto Sans CJK TC","Source Han Sans TC",sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.5rem 4rem}
h1{font-size:2rem;line-height:1.2;margin:.25rem 0 1rem;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 1rem;padding-top:.75rem;border-top:2px solid var(--text)}
h3{font-size:1rem;line-height:1.4;margin:0}
p{margin:0 0 .5rem}
dl,ul,ol,figure{margin:0;padding:0}
dd{margin:0}
.pilot,.as-of,.subtitle,.source,.count,.definition{color:var(--quiet);font-size:.875rem}
.pilot{margin:0}
.simulated,.newer{border:1px solid var(--amber);border-left-width:6px;color:var(--amber);font-weight:600;padding:.5rem .75rem;margin:0 0 1rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.5rem 1.5rem;font-size:.875rem}
.facts dt,.figure dt{color:var(--quiet)}
.facts dd{font-weight:600}
.figures{list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:1rem}
.figure{display:flex;flex-direction:column;border:1px solid var(--line);border-top:4px solid var(--grey);border-radius:4px;padding:.75rem 1rem 1rem}
.figure h3{font-size:.875rem}
.figure p{margin:0}
.figure .value{font-size:2rem;font-weight:600;line-height:1.25;margin:.25rem 0}
.figure dl{font-size:.8125rem;margin-bottom:.5rem}
.figure dl div{display:flex;justify-content:space-between;gap:1rem}
.figure dd{text-align:right;white-space:nowrap}
.figure .note,.figure .interval,.figure .change{font-size:.8125rem;margin-bottom:.25rem}.figure .status{padding-top:.25rem}
.figure .status{font-weight:600;margin-top:auto}
.green{border-top-color:var(--green)}.green .status{color:var(--green)}
.amber{border-top-color:var(--amber)}.amber .status{color:var(--amber)}
.red{border-top-color:var(--red)}.red .status{color:var(--red)}
.grey .status{color:var(--grey)}
.editor{border-left:3px solid var(--accent);padding-left:.75rem;white-space:pre-line}
.takeaways,.sentences{padding-left:1.5rem}
.takeaways li{margin-bottom:1.25rem}
.takeaways li::marker{font-weight:600}
.takeaways p{margin:0 0 .25rem}
.fact{font-weight:600}
.label{color:var(--quiet);font-size:.875rem;margin-right:.25rem}
.caveat{color:var(--quiet)}
figure{margin-bottom:2.5rem}
.paper{background:#fff;padding:.75rem;margin:.5rem 0;border:1px solid var(--line);border-radius:4px}
.paper svg{display:block;width:100%;height:auto;max-width:56rem;margin:0 auto;overflow:visible}
figcaption{font-size:.875rem}
details{margin-top:.5rem;font-size:.875rem}
summary{cursor:pointer;color:var(--accent);font-weight:600}
summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.scroll{overflow-x:auto;max-height:28rem;margin-top:.5rem}
table{border-collapse:collapse;font-size:.8125rem;line-height:1.35;overflow-wrap:normal}
caption{text-align:left;font-weight:600;padding-bottom:.25rem}
th,td{padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{vertical-align:bottom;border-bottom:2px solid var(--text)}
.scroll thead th{position:sticky;top:0;background:var(--ground)}
.number{text-align:right}
td.number,td.date{white-space:nowrap}
.definitions div{margin-bottom:.75rem}
.definitions dt{font-weight:600}
#methods h3{margin:1.25rem 0 .5rem}
.provenance td{overflow-wrap:anywhere}
@media (max-width:30rem){main{padding:1rem 1rem 3rem}h1{font-size:1.5rem}.paper{padding:.25rem;overflow-x:auto}.paper svg{min-width:34rem}}
@page{size:A4;margin:16mm 15mm}
@media print{:root{color-scheme:light;--ground:#fff;--text:#000;--quiet:#444;--line:#bbb;--green:#1c6e3d;--amber:#7a4f00;--red:#8f1020;--grey:#444}
html{font-size:9.5pt}body{font-size:1rem}main{max-width:none;padding:0}h1{font-size:20pt}h2{break-after:avoid;margin-top:1.5rem}figure{margin-bottom:1rem}h3{break-after:avoid}
.figures{grid-template-columns:repeat(3,1fr);gap:.5rem}.figure,figure,.takeaways li,.definitions div,tr{break-inside:avoid}.figure .value{font-size:18pt}
.paper{border:0;padding:0}.paper svg{max-width:120mm}.facts{grid-template-columns:repeat(3,1fr)}.provenance{break-inside:avoid}.scroll{max-height:none;overflow:visible}thead{display:table-header-group}details:not([open]){display:none}}
`
