package dev.northing.report;

/** Holds the page's style: light and dark, narrow and wide, screen and paper. */
final class Stylesheet {

    /** Okabe and Ito's colors, darkened where needed to reach 3:1 on white; on black, their own bright ones. */
    static final String CSS = """
            :root{color-scheme:light dark;--paper:#fff;--ink:#1b1b1b;--soft:#595959;--rule:#d0d0d0;--head:#f1f3f5;
            --good:#00694a;--bad:#a83c00;--c0:#0072b2;--c1:#c04a00;--c2:#00805d;--c3:#a8568a;--c4:#8a6100;--c5:#444}
            @media (prefers-color-scheme:dark){:root{--paper:#15181b;--ink:#e9e9e9;--soft:#b0b0b0;--rule:#454a4f;
            --head:#22272b;--good:#3ed1a2;--bad:#ff9d5c;--c0:#56b4e9;--c1:#ff8a3c;--c2:#2cc79a;--c3:#e39cc4;--c4:#f0e442;
            --c5:#ddd}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.45 system-ui,sans-serif;
            overflow-wrap:anywhere}
            header,main,footer{max-width:78rem;margin:0 auto;padding:0 1rem}
            h1{font-size:1.7rem;line-height:1.2;margin:1.2rem 0 .2rem}
            h2{font-size:1.3rem;margin:2rem 0 .5rem;padding-bottom:.2rem;border-bottom:2px solid var(--rule)}
            h3{font-size:1rem;margin:0 0 .4rem}
            p{margin:.4rem 0;max-width:48rem}
            .soft,footer,caption{color:var(--soft)}
            nav ul{padding-left:1.2rem;margin:.6rem 0}
            a{color:var(--c0)}
            footer{font-size:.85rem;margin:2rem auto;border-top:1px solid var(--rule);padding-top:.6rem}
            footer p{max-width:none}
            .alerts{list-style:none;padding:0;margin:.6rem 0}
            .alerts li{border:1px solid var(--rule);border-left:.4rem solid var(--soft);padding:.4rem .6rem;
            margin:.4rem 0}
            .alerts .warning{border-left-color:var(--c4)}
            .alerts .critical{border-left-color:var(--bad)}
            .box{overflow:auto;position:relative}
            .long{max-height:13rem;border-bottom:2px solid var(--rule)}
            .box:focus-visible,a:focus-visible{outline:2px solid var(--c0);outline-offset:2px}
            table{border-collapse:collapse;font-size:.85rem;font-variant-numeric:tabular-nums}
            caption{text-align:left;padding:.2rem 0;position:absolute;width:1px;height:1px;overflow:hidden;
            clip-path:inset(50%)}
            th,td{padding:.3rem .55rem;text-align:right;vertical-align:top;border-bottom:1px solid var(--rule);
            white-space:nowrap}
            thead th{background:var(--head);position:sticky;top:0;z-index:1}
            th,td{overflow-wrap:normal}
            tr>:first-child{text-align:left;position:sticky;left:0;background:var(--paper);max-width:min(16rem,45vw);
            overflow-wrap:break-word}
            thead tr>:first-child{background:var(--head);z-index:2}
            .w{white-space:normal;min-width:9rem}
            .metrics td,.metrics tbody th{white-space:normal}
            .metrics th:first-child{min-width:min(12rem,40vw)}
            .metrics .w{min-width:7rem}
            .small{display:block;font-weight:400;color:var(--soft);font-size:.9em}
            .good{color:var(--good);font-weight:600}
            .bad{color:var(--bad);font-weight:600}
            .trend svg{width:7.5rem;min-width:7.5rem}
            @media screen and (max-width:60rem){.metrics td:not(.w){white-space:nowrap}}
            .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,31rem),1fr));gap:1.6rem 2rem;
            margin:1.2rem 0;align-items:start}
            .chart{min-width:0}
            .wide{grid-column:1/-1}
            .spark svg{max-width:18rem}
            .chart p{font-size:.85rem}
            svg{display:block;width:100%;height:auto;font:13px system-ui,sans-serif}
            text:not([fill]){fill:var(--ink);stroke:var(--paper);stroke-width:4px;paint-order:stroke}
            .m{text-anchor:middle}.e{text-anchor:end}
            .grid{stroke:var(--rule);stroke-width:1}
            .goal{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 4}
            .line{fill:none;stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}
            .band{opacity:.22;stroke:none}
            .line.k0{stroke:var(--c0)}.band.k0,.dot.k0,.bar.k0{fill:var(--c0)}
            .line.k1{stroke:var(--c1);stroke-dasharray:8 5}.band.k1,.dot.k1{fill:var(--c1)}
            .line.k2{stroke:var(--c2);stroke-dasharray:2 5}.band.k2,.dot.k2{fill:var(--c2)}
            .line.k3{stroke:var(--c3);stroke-dasharray:12 4 2 4}.band.k3,.dot.k3{fill:var(--c3)}
            .line.k4{stroke:var(--c4);stroke-dasharray:5 3}.band.k4,.dot.k4{fill:var(--c4)}
            .line.k5{stroke:var(--c5);stroke-dasharray:14 6}.band.k5,.dot.k5{fill:var(--c5)}
            .up{fill:var(--c0)}.down{fill:var(--c1)}.total{fill:var(--soft)}
            .link{stroke:var(--soft);stroke-dasharray:2 3}
            .whisker{stroke:var(--ink);stroke-width:1.5}
            .blank{fill:none;stroke:var(--soft);stroke-dasharray:3 3}
            .key{list-style:none;padding:0;margin:0;font-size:.85rem;display:flex;flex-wrap:wrap;gap:.1rem 1rem}
            .key svg{display:inline-block;width:2.4rem;vertical-align:middle;margin-right:.3rem}
            @media print{
            :root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--rule:#bbb;--head:#eee;--good:#00573d;
            --bad:#8a3200;--c0:#0072b2;--c1:#c04a00;--c2:#00805d;--c3:#a8568a;--c4:#8a6100;--c5:#444}
            @page{margin:12mm}
            body{font-size:10pt}
            header,main,footer{max-width:none;padding:0}
            nav{display:none}
            .box{overflow:visible;max-height:none}
            .charts{display:block}
            .chart{margin:0 0 1.2rem}
            .chart>svg,.chart>.box>svg{max-width:125mm;min-width:0!important;break-inside:avoid}
            table{font-size:7pt;width:100%}
            th,td{padding:.15rem .25rem;position:static!important;min-width:0!important}
            td,thead th{white-space:normal}
            tr,.alerts li{break-inside:avoid}
            h2,h3,.chart p{break-after:avoid}
            thead{display:table-header-group}
            .trend svg{width:20mm;min-width:0}
            .wide>.box>svg{max-width:none!important}
            *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
            """;

    private Stylesheet() {}
}
