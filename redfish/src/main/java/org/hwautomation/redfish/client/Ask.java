package org.hwautomation.redfish.client;

import java.util.HashMap;
import java.util.Map;
import org.apache.hc.core5.http.HttpEntity;
import org.hwautomation.base.Deadline;
import org.jspecify.annotations.Nullable;

/// One request as it is meant, before it gets an identity and a place.
record Ask(
    String method,
    String path,
    Map<String, String> headers,
    @Nullable HttpEntity body,
    Priority priority,
    Deadline deadline) {

  static Ask read(String path, Priority priority, Deadline deadline) {
    return new Ask("GET", path, Map.of(), null, priority, deadline);
  }

  boolean reads() {
    return method.equals("GET");
  }

  boolean repeatable() {
    return body == null || body.isRepeatable();
  }

  /// @param more win over those that are there
  Ask with(Map<String, String> more) {
    if (more.isEmpty()) return this;
    var all = new HashMap<>(headers);
    all.putAll(more);
    return new Ask(method, path, all, body, priority, deadline);
  }

  Ask at(String otherPath) {
    return new Ask(method, otherPath, headers, body, priority, deadline);
  }
}
