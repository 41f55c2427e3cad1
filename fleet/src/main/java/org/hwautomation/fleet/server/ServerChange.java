package org.hwautomation.fleet.server;

import java.util.List;
import java.util.Optional;
import org.hwautomation.fleet.credential.Login;

/// What to change about a server; what is empty stays as it is.
///
/// @param deviceType an empty text takes the assignment away
public record ServerChange(
    Optional<String> name,
    Optional<Endpoint> endpoint,
    Optional<Login> login,
    Optional<String> site,
    Optional<List<String>> tags,
    Optional<String> deviceType) {

  public static final ServerChange NOTHING =
      new ServerChange(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public ServerChange deviceType(String newDeviceType) {
    return new ServerChange(name, endpoint, login, site, tags, Optional.of(newDeviceType));
  }

  public ServerChange tags(List<String> newTags) {
    return new ServerChange(name, endpoint, login, site, Optional.of(newTags), deviceType);
  }

  public ServerChange login(Login newLogin) {
    return new ServerChange(name, endpoint, Optional.of(newLogin), site, tags, deviceType);
  }
}
