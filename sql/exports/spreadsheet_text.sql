-- Text as a cell of a spreadsheet: what a spreadsheet would run as a formula is shown as text, by an apostrophe before it.
-- These are the beginnings that OWASP names under CSV injection, the full-width ones among them, which spreadsheets in
-- Chinese and Japanese read like the others. A signed number (-3.2%) runs nothing and stays as it is.
create or replace temp macro spreadsheet_text(cell) as
    case
        when regexp_full_match(cell, '[+-]\d+(,\d{3})*(\.\d+)?%?') then cell
        when regexp_matches(cell, '^[=+\-@\t\r\n＝＋－＠]') then '''' || cell
        else cell
    end
