package org.hwautomation.redfish.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.redfish.message.Message;
import org.hwautomation.redfish.message.MessageReader;
import tools.jackson.databind.JsonNode;

/// A successful answer (2xx) as it came.
///
/// @param headers names in lower case
/// @param json empty when the body is empty or no JSON
/// @param body the bytes themselves
/// @param location path of the `Location` header; scheme and host are dropped, because they may be
///   wrong (NAT, rename)
public record Reply(
    int status,
    Map<String, String> headers,
    Optional<JsonNode> json,
    byte[] body,
    Optional<String> location,
    Optional<Duration> retryAfter) {

  public List<Message> messages() {
    return json.map(MessageReader::read).orElse(List.of());
  }

  public boolean accepted() {
    return status == 202;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
  }
}
