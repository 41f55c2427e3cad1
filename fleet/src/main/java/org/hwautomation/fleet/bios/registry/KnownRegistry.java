package org.hwautomation.fleet.bios.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.redfish.registry.AttributeRegistry;

/// What explains the attributes of a kind of machine. A service without a registry still has a
/// dialect.
///
/// @param digest over the registry and the dialect
/// @param content without attributes when the service has no registry
public record KnownRegistry(Sha256 digest, AttributeRegistry content, BiosDialect dialect) {

  static final AttributeRegistry NONE =
      new AttributeRegistry("", Map.of(), 0, List.of(), List.of());

  public Optional<AttributeRegistry> registry() {
    return content.attributes().isEmpty() ? Optional.empty() : Optional.of(content);
  }
}
