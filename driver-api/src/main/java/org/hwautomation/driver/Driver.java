package org.hwautomation.driver;

import java.util.List;
import org.hwautomation.driver.intent.IntentMappings;
import org.hwautomation.driver.step.ServerStep;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.ServiceRoot;

/// What one vendor family does differently. Found by [java.util.ServiceLoader]; a new vendor is one
/// directory with one of these, one line in the pom and one simulator profile.
public interface Driver {

  /// Short and stable, kept in the database: `dell`, `hpe`, `supermicro`, `lenovo`, `standard`.
  String id();

  /// Judges from the service root alone (readable without login); fact book 7, "Detection order".
  Match match(ServiceRoot root);

  /// Opens the server behind a gateway. Reads nothing yet; the first question does. A service that
  /// turns out, once logged in, to be somebody else's is still served: capabilities are found out,
  /// not assumed.
  ConnectedServer open(Bmc bmc, ServerContext context);

  /// By which BIOS attributes this vendor means which intent.
  default IntentMappings intents() {
    return IntentMappings.NONE;
  }

  /// Step handlers that this driver brings beside the standard ones.
  default List<ServerStep<?, ?>> steps() {
    return List.of();
  }
}
