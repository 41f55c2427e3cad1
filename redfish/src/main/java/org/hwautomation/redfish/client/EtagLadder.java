package org.hwautomation.redfish.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The forms of If-Match to try, one after the other, as long as the answer is 412 or 428, which
/// prove that nothing happened (fact book 1.2).
final class EtagLadder {

  private static final Map<String, String> NONE = Map.of();
  private static final Map<String, String> ANY = Map.of("If-Match", "*");

  private EtagLadder() {}

  /// @param etag empty when the resource has none: an empty `If-Match` is never sent
  static List<Map<String, String>> rungs(String etag) {
    var rungs = new ArrayList<Map<String, String>>();
    if (!etag.isEmpty()) {
      var strong = etag.startsWith("W/") ? etag.substring(2) : etag;
      var bare = strong.replace("\"", "");
      for (var form : List.of(etag, strong, bare)) {
        var rung = Map.of("If-Match", form);
        if (!form.isEmpty() && !rungs.contains(rung)) rungs.add(rung);
      }
    }
    rungs.add(NONE);
    rungs.add(ANY);
    return rungs;
  }

  static List<Map<String, String>> any() {
    return List.of(ANY);
  }

  static List<Map<String, String>> none() {
    return List.of(NONE);
  }
}
