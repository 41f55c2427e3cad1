package org.hwautomation.redfish.rawbmc;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A request as the raw server read it off the socket.
///
/// @param headers names in lower case
/// @param body the first 64 KiB; what follows is only counted
/// @param length of the whole body
/// @param connection number of the connection that it came on, from 1
public record Request(
    String method,
    String path,
    Map<String, String> headers,
    byte[] body,
    long length,
    int connection) {

  public String line() {
    return method + " " + path;
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
