namespace CisLens.Inference.Runs.Reports;

/// <summary>The look of reports: the portal's tokens, light and dark, and light on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--cl-text:light-dark(#171c26,#e6eaf0);--cl-text-2:light-dark(#465063,#adb7c5);--cl-text-3:light-dark(#5b6678,#929dad);
        --cl-bg:light-dark(#ffffff,#141920);--cl-surface:light-dark(#ffffff,#141920);--cl-surface-2:light-dark(#f2f4f7,#1a2029);--cl-border:light-dark(#e2e6ec,#262e39);
        --cl-ok:light-dark(#19703f,#56c98d);--cl-warn:light-dark(#855600,#e2b650);--cl-danger:light-dark(#b3243a,#ff8791);
        --cl-link:light-dark(#0a5f69,#6cc9d1);--cl-track-axis:light-dark(#8b94a3,#667283);--cl-track-grid:light-dark(#eceff3,#212934);
        --cl-group-1:light-dark(#0072b2,#5aa9e6);--cl-group-2:light-dark(#d55e00,#f58549);--cl-group-3:light-dark(#00805c,#2ec4a0);--cl-group-4:light-dark(#b0559b,#e58bc9);
        --cl-group-5:light-dark(#a87b00,#f4d35e);--cl-group-6:light-dark(#2b8fc4,#9ae0f5);--cl-group-7:light-dark(#7a5c3e,#c8a98e);--cl-group-8:light-dark(#3d3d6b,#b3b0f0);
        --cl-group-none:light-dark(#7c8698,#77839a);--cl-diverging-low:light-dark(#1f5fa8,#6db3ff);--cl-diverging-mid:light-dark(#f4f5f7,#1d242e);--cl-diverging-high:light-dark(#c2540a,#ff9d4d)}
        *{box-sizing:border-box}body{margin:0 auto;max-width:980px;padding:24px 16px;background:var(--cl-bg);color:var(--cl-text);font:14px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        h1{margin:0 0 4px;font-size:24px;line-height:1.25;overflow-wrap:anywhere}h2{margin:36px 0 8px;padding-bottom:4px;border-bottom:1px solid var(--cl-border);font-size:19px}h3{margin:18px 0 4px;font-size:15px;overflow-wrap:anywhere}
        p{margin:4px 0}a{color:var(--cl-link)}.note,figcaption,.small{color:var(--cl-text-2);font-size:12px}.wording{padding:8px 12px;border:1px solid var(--cl-border);border-radius:6px;background:var(--cl-surface-2);color:var(--cl-text-2)}
        table{border-collapse:collapse;width:100%;margin:6px 0;font-size:13px}th,td{padding:4px 12px 4px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--cl-border)}th{color:var(--cl-text-3);font-weight:550;font-size:12px}td.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .wide{overflow-x:auto}.verdict{display:inline-block;min-width:62px;padding:0 8px;border:1px solid currentColor;border-radius:999px;font-size:12px;font-weight:600;text-align:center;white-space:nowrap}
        .pass{color:var(--cl-ok)}.warn{color:var(--cl-warn)}.fail{color:var(--cl-danger)}.notrun{color:var(--cl-text-3);border-style:dashed}
        article{margin:12px 0;padding:12px 14px;border:1px solid var(--cl-border);border-radius:8px}article>h3{display:flex;flex-wrap:wrap;gap:4px 10px;align-items:center;justify-content:space-between;margin:0 0 4px}
        figure{margin:8px 0;min-width:0}figcaption strong{color:var(--cl-text)}.figures{display:flex;flex-wrap:wrap;gap:4px 28px}.figures figure{max-width:100%}svg{max-width:100%;height:auto}
        .map{display:grid;grid-template-columns:128px minmax(0,1fr);gap:0 10px;align-items:center}.map>span{color:var(--cl-text-2);font-size:12px}.map svg{display:block}
        .overview{stroke:var(--cl-group-1)}.overview.below{stroke:var(--cl-group-2)}.axis{stroke:var(--cl-track-axis)}.stretch{fill:var(--cl-text-3);fill-opacity:.14}
        .cl-logo-a{fill:light-dark(#008000,#3fbf58)}.cl-logo-c{fill:light-dark(#0000ff,#74a5ff)}.cl-logo-g{fill:light-dark(#ffa500,#ffb02e)}.cl-logo-t{fill:light-dark(#ff0000,#ff6459)}
        .cl-logo-zero,.cl-logo-axis{fill:none;stroke:var(--cl-track-axis);stroke-width:.7}.cl-logo-text{font:9px sans-serif;fill:var(--cl-text-3)}.cl-logo-shade{fill:var(--cl-surface-2)}
        code{font:12px/1.5 ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
        @media(max-width:600px){body{padding:16px 12px}.map{grid-template-columns:minmax(0,1fr)}td,th{padding-right:8px}}
        @media print{:root{color-scheme:light}@page{margin:14mm}body{max-width:none;padding:0;font-size:11px}h2{break-after:avoid;break-inside:avoid;font-size:16px}h1{font-size:20px}h3{break-after:avoid}article,figure,tr,.map{break-inside:avoid}details{display:none}a{color:inherit;text-decoration:none}.wide{overflow:visible}}
        """;
}
