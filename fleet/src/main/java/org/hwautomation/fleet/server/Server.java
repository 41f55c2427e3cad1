package org.hwautomation.fleet.server;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.PowerState;
import org.jspecify.annotations.Nullable;

/// A managed machine as it was last seen. Reading one never calls its BMC.
///
/// @param deviceType the role it is assigned to; empty = found by match rules
/// @param identity empty texts before the first contact
/// @param driver id of the driver that serves it; empty before the first contact
/// @param stateReason one sentence for the operator; may be empty
/// @param lastSeen last answer from its BMC
/// @param inventoryAt last complete inventory
public record Server(
    UUID id,
    String name,
    Endpoint endpoint,
    String bmcUser,
    String site,
    List<String> tags,
    Optional<String> deviceType,
    Identity identity,
    String driver,
    PowerState power,
    Health health,
    ServerState state,
    String stateReason,
    Reachability reachability,
    @Nullable Instant lastSeen,
    @Nullable Instant inventoryAt,
    Instant createdAt,
    Instant updatedAt) {

  public static final Identity UNIDENTIFIED = new Identity("", "", "", "", "", "", "", "");

  public Server {
    tags = List.copyOf(tags);
  }

  public String vendor() {
    return identity.vendor();
  }

  public String model() {
    return identity.model();
  }

  public String serial() {
    return identity.serial();
  }

  public String address() {
    return endpoint.address();
  }
}
