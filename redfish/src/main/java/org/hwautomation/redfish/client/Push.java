package org.hwautomation.redfish.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A file on its way to a BMC. Sent as a stream with known length, in constant memory: iDRAC
/// refuses chunks.
public sealed interface Push {

  /// Besides the gateway's own; HPE wants a `Cookie`.
  Map<String, String> headers();

  /// The file is the whole body.
  record Raw(Path file, Map<String, String> headers) implements Push {}

  /// Parts in this order; several BMCs care.
  record Multipart(List<Part> parts, Map<String, String> headers) implements Push {
    public Multipart {
      parts = List.copyOf(parts);
    }
  }

  sealed interface Part {
    String name();
  }

  record Text(String name, String text) implements Part {}

  record Json(String name, JsonNode json) implements Part {}

  /// @param fileName as the BMC shall see it: several read the component from it
  record File(String name, Path file, String fileName) implements Part {}
}
