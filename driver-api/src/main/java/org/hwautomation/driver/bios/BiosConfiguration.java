package org.hwautomation.driver.bios;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.driver.intent.IntentResolution;
import org.hwautomation.driver.intent.IntentResolver;
import org.hwautomation.redfish.registry.AttributeRegistry;
import tools.jackson.databind.JsonNode;

/// Reading and changing BIOS attributes of one server by one method. Stateless, like firmware:
/// whoever runs the change keeps the ticket.
public interface BiosConfiguration extends Capability {

  BiosSettings current();

  /// Only what differs from the current values; empty when nothing is pending.
  Map<String, Object> pending();

  /// The registry that explains the attributes; empty when the server has none.
  Optional<AttributeRegistry> registry();

  /// In which words the registry and the values of this server are written; kept beside the
  /// registry, so that both can be read without the server.
  BiosDialect dialect();

  /// Lays a wish beside the live values and the registry: resolves names and values in the vendor's
  /// dialect, solves dependencies, collects every fault. Changes nothing.
  ///
  /// @param wanted attribute → value; names without Supermicro's suffix are found too
  /// @param preserve globs of attributes that are never written
  BiosComparison compare(Map<String, Object> wanted, List<String> preserve);

  /// Attributes that the BIOS may change by itself once some others have changed.
  default Set<String> followers(Collection<String> changed) {
    return new BiosPlanner(dialect()).followers(registry().orElse(null), changed);
  }

  /// What this vendor's driver knows of intents.
  default IntentMappings intents() {
    return IntentMappings.NONE;
  }

  /// Turns intents into attributes of this server, or says why not. Changes nothing.
  ///
  /// @param intents intent → value, as in [org.hwautomation.driver.intent.IntentCatalog]
  /// @param besides attributes that are wanted by name at the same time, to find conflicts
  default IntentResolution resolve(Map<String, String> intents, Map<String, Object> besides) {
    return new IntentResolver(intents(), dialect(), current(), registry().orElse(null))
        .resolve(intents, besides);
  }

  /// Finds a pending change on the BMC that holds exactly these values; a ticket to go on with, or
  /// empty.
  Optional<JsonNode> underway(Map<String, Object> attributes);

  /// Stages attributes so that the next host reset applies them, the vendor's own way.
  JsonNode stage(Map<String, Object> attributes);

  BiosApplyState look(JsonNode ticket);

  /// Reads again and judges attribute by attribute.
  List<BiosVerdict> verify(Map<String, Object> wanted);

  /// Takes back what is pending and not yet applied.
  void discardPending();
}
