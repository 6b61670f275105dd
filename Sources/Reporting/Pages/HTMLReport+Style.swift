extension HTMLReport {
  /// The page's look: light or dark as the reader's system has it. Below 700 pixels the tables of rules become lists;
  /// the matrix scrolls in its own frame, under its own head and beside its own first column.
  static let style = """
    :root{color-scheme:light dark;--ink:#1c2024;--soft:#60666d;--page:#fff;--card:#f5f6f8;--line:#d9dce1;
    --good:#18794e;--bad:#c62a2f;--note:#8f5600;--link:#0b68cb}
    @media(prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#9ba1a8;--page:#15181b;--card:#1e2226;
    --line:#353b41;--good:#4cc38a;--bad:#ff7b7f;--note:#f1a10d;--link:#70b8ff}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:76rem;padding:1rem 1.25rem 4rem;background:var(--page);color:var(--ink);
    font:15px/1.5 system-ui,sans-serif;overflow-wrap:break-word}
    h1{font-size:1.35rem;margin:.5rem 0}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}
    h3{font-size:1rem;margin:0 0 .5rem}
    a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
    nav{display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:.6rem 0}
    code,pre{font:13px/1.45 ui-monospace,monospace}
    pre{margin:.4rem 0 0;padding:.5rem .7rem;background:var(--page);border:1px solid var(--line);
    border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
    td code{overflow-wrap:anywhere}
    .verdict{font-size:1.2rem;font-weight:600}.soft{color:var(--soft)}
    .good{color:var(--good)}.bad{color:var(--bad)}.note{color:var(--note)}
    .card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.8rem 1rem;
    margin:0 0 1rem}
    .card.wrong{border-left:4px solid var(--bad)}
    dl{display:grid;grid-template-columns:6.5rem 1fr;gap:.15rem .8rem;margin:0}
    dt{color:var(--soft)}dd{margin:0;min-width:0;overflow-wrap:anywhere}
    table{border-collapse:collapse;width:100%}
    th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
    th{font-weight:600}td.rule{white-space:nowrap;font-weight:600}
    .list{table-layout:fixed;font-size:14px}.list th:first-child{width:8.2rem}
    .survey th:nth-child(2){width:32%}.survey td.rule:empty,.survey td.rule:empty~td{border-top:0}
    .differing th:nth-child(2){width:6rem}.ports td{min-width:6rem}
    .rules th:nth-child(4){width:5.5rem}.rules th:nth-child(6){width:9rem}
    .frame{overflow:auto;max-height:85vh;border:1px solid var(--line);border-radius:8px}
    .matrix{border-collapse:separate;border-spacing:0;font-size:13px}
    .matrix th{background:var(--card);white-space:nowrap}
    .matrix thead th{position:sticky;top:0;z-index:2;vertical-align:bottom}
    .matrix tbody th{position:sticky;left:0;z-index:1}
    .matrix thead th:first-child{left:0;z-index:3}
    .matrix td{min-width:9.5rem;max-width:15rem}.matrix td a{color:inherit}
    .count{color:var(--soft);font-size:12px;white-space:nowrap}
    details{border:1px solid var(--line);border-radius:8px;margin:.5rem 0;padding:.45rem .8rem}
    summary{cursor:pointer}details>:nth-child(2){margin-top:.5rem}
    tr:target td,tr:target th,.card:target{outline:2px solid var(--link)}
    ul{margin:.3rem 0;padding-left:1.2rem}
    @media(max-width:700px){body{padding:.6rem .8rem 3rem}
    .list thead{display:none}.list,.list tbody,.list tr,.list td{display:block;width:100%}
    .list tr{padding:.5rem 0;border-bottom:1px solid var(--line)}.list td{border:0;padding:.1rem 0}
    .list td:empty{display:none}
    .list td.rule{font-weight:600}.list td[data-name]::before{content:attr(data-name) " ";color:var(--soft)}
    .matrix tbody th,.matrix thead th:first-child{max-width:6.5rem;white-space:normal}
    .matrix td{min-width:8.5rem}dl{grid-template-columns:5.2rem 1fr}}
    @media print{.frame{max-height:none;overflow:visible}}
    """
}
