package org.hwautomation.app.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A table as a file for spreadsheets (RFC 4180).
final class Csv {

  private final StringBuilder text = new StringBuilder();

  Csv(String... columns) {
    row(List.of(columns));
  }

  void row(List<String> cells) {
    text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  ResponseEntity<byte[]> file(String name) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String cell(String value) {
    // What a BMC says must not become a formula in somebody's spreadsheet.
    var safe = value.isEmpty() || "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    if (safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) return safe;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
