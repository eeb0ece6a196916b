package dev.rollcall.local.runtime;

import java.util.List;

/** A table of cells that are HTML already; on a phone each cell stands under its column's name. */
final class HtmlTable {
    private final String caption;
    private final List<String> columns;
    private final StringBuilder rows = new StringBuilder();

    HtmlTable(String caption, String... columns) {
        this.caption = caption;
        this.columns = List.of(columns);
    }

    void row(String... cells) {
        rows.append("<tr>");
        for (int index = 0; index < cells.length; index++) {
            rows.append("<td data-label=\"")
                    .append(columns.get(index))
                    .append("\"><span>")
                    .append(cells[index])
                    .append("</span></td>");
        }
        rows.append("</tr>\n");
    }

    /** Returns the table, or the other text if it has no rows. */
    String orElse(String otherwise) {
        if (rows.isEmpty()) {
            return otherwise;
        }
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><caption>");
        html.append(caption).append("</caption><thead><tr>");
        columns.forEach(column -> html.append("<th scope=\"col\">").append(column).append("</th>"));
        return html.append("</tr></thead><tbody>\n")
                .append(rows)
                .append("</tbody></table></div>")
                .toString();
    }
}
