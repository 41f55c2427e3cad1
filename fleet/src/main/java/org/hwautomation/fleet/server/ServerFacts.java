package org.hwautomation.fleet.server;

import java.util.LinkedHashMap;
import java.util.Map;

/// A server as the audit log tells of it: all that somebody decided, and no secret.
final class ServerFacts {

  private ServerFacts() {}

  static Map<String, Object> differences(Server before, Server after, ServerChange change) {
    var details = new LinkedHashMap<String, Object>();
    var from = of(before);
    of(after)
        .forEach((field, value) -> {
          if (!value.equals(from.get(field))) {
            details.put(field, Map.of("from", from.get(field), "to", value));
          }
        });
    if (change.login().isPresent()) details.put("login", "changed");
    return details;
  }

  static Map<String, Object> of(Server server) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("name", server.name());
    facts.put("address", server.address());
    facts.put("trust", server.endpoint().trust().toString());
    facts.put("legacyTls", server.endpoint().legacyTls());
    facts.put("user", server.bmcUser());
    facts.put("site", server.site());
    facts.put("tags", server.tags());
    facts.put("deviceType", server.deviceType().orElse(""));
    facts.put("serial", server.serial());
    return facts;
  }
}
