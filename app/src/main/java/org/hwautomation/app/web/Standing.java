package org.hwautomation.app.web;

import java.util.List;
import org.hwautomation.fleet.bios.compliance.ReportLine;

/// A group of servers as a bar of four parts.
///
/// @param parts with a width, in the order in which they are drawn
/// @param words the same for people who do not see the bar
public record Standing(
    String label,
    String href,
    String note,
    long servers,
    long met,
    long broken,
    long waived,
    long unknown,
    List<Part> parts,
    String words) {

  /// @param x where it begins, percent of the whole
  /// @param width percent of the whole
  public record Part(String css, String x, String width, String title) {}

  static Standing of(ReportLine line, String label, String href, String note) {
    var parts = new java.util.ArrayList<Part>();
    double x = 0;
    x = part(parts, "met", line.met(), "met", line.servers(), x);
    x = part(parts, "waived", line.waived(), "waived", line.servers(), x);
    x = part(parts, "unknown", line.unknown(), "unknown", line.servers(), x);
    part(parts, "broken", line.broken(), "broken", line.servers(), x);
    var words =
        String.format(
            java.util.Locale.ROOT,
            "%,d met, %,d waived, %,d unknown, %,d broken",
            line.met(),
            line.waived(),
            line.unknown(),
            line.broken());
    return new Standing(
        label,
        href,
        note,
        line.servers(),
        line.met(),
        line.broken(),
        line.waived(),
        line.unknown(),
        parts,
        words);
  }

  private static double part(
      List<Part> parts, String css, long count, String word, long of, double x) {
    if (count == 0 || of == 0) return x;
    double width = 100.0 * count / of;
    parts.add(new Part(css, number(x), number(width), count + " " + word));
    return x + width;
  }

  private static String number(double value) {
    return String.format(java.util.Locale.ROOT, "%.2f", value);
  }
}
