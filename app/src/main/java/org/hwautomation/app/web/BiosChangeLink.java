package org.hwautomation.app.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hwautomation.fleet.bios.compliance.Remedy;

/// The way from something broken to the change that mends it, filled in.
final class BiosChangeLink {

  /// Addresses of pages have an end; who has more servers comes again for the rest.
  static final int MOST = 100;

  private BiosChangeLink() {}

  static String of(Remedy remedy) {
    return of(remedy.servers(), remedy.attributes(), remedy.intents());
  }

  static String of(List<String> servers, Map<String, ?> attributes, Map<String, String> intents) {
    var parameters = new ArrayList<Query.Parameter>();
    servers.stream()
        .limit(MOST)
        .forEach(server -> parameters.add(new Query.Parameter("server", server)));
    attributes.forEach(
        (name, value) -> parameters.add(new Query.Parameter("set", name + "=" + value)));
    intents.forEach(
        (name, value) -> parameters.add(new Query.Parameter("intent", name + "=" + value)));
    return new Query("/bios/change", parameters).href();
  }
}
