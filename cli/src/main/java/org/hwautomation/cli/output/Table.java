package org.hwautomation.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// A table as wide as its content, for people's eyes. Programs ask for `--output json`.
public final class Table {

  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... columns) {
    this.columns = List.of(columns);
  }

  public Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + columns.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public void print(PrintWriter out) {
    var widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).length();
      for (var row : rows) widths[i] = Math.max(widths[i], width(row.get(i)));
    }
    line(out, columns, widths);
    for (var row : rows) line(out, row, widths);
    out.flush();
  }

  private static void line(PrintWriter out, List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i));
      if (i < cells.size() - 1) line.repeat(' ', widths[i] - width(cells.get(i)) + 2);
    }
    out.println(line.toString().stripTrailing());
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
