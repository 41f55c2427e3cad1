package org.hwautomation.simulator.schema;

import java.util.ArrayList;
import java.util.List;

/// What is wrong, with where: one line for each.
final class Findings {

  private final List<String> lines = new ArrayList<>();

  void add(String path, String pointer, String what) {
    lines.add(path + (pointer.isEmpty() ? "" : " " + pointer) + ": " + what);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
