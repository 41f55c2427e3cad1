package org.hwautomation.fleet.server;

import java.util.List;
import java.util.Optional;
import org.hwautomation.fleet.credential.Login;

/// A server to be enrolled.
///
/// @param name empty = named after its serial number, else its address
/// @param deviceType empty = found by match rules
public record NewServer(
    Optional<String> name,
    Endpoint endpoint,
    Login login,
    String site,
    List<String> tags,
    Optional<String> deviceType) {

  public static final String DEFAULT_SITE = "default";

  public NewServer {
    tags = List.copyOf(tags);
  }

  public static NewServer at(Endpoint endpoint, Login login) {
    return new NewServer(
        Optional.empty(), endpoint, login, DEFAULT_SITE, List.of(), Optional.empty());
  }

  public NewServer named(String name) {
    return new NewServer(Optional.of(name), endpoint, login, site, tags, deviceType);
  }
}
