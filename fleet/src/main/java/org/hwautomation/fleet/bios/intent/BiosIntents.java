package org.hwautomation.fleet.bios.intent;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.intent.Intent;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.driver.intent.IntentResolution;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.connection.LiveServers;

/// Says what intents come to on a server. Changes nothing.
public final class BiosIntents {

  private final LiveServers live;

  public BiosIntents(LiveServers live) {
    this.live = live;
  }

  public List<Intent> catalog(Actor actor) {
    actor.require(Permission.READ);
    return IntentCatalog.all();
  }

  /// By the server's values and registry of now.
  ///
  /// @param besides attributes that are wanted by name at the same time, to find conflicts
  public IntentResolution resolve(
      Actor actor, UUID server, Map<String, String> intents, Map<String, Object> besides) {
    actor.require(Permission.READ);
    return live.ask(
        live.server(server),
        connected -> connected.must(BiosConfiguration.class).resolve(intents, besides));
  }
}
