package org.hwautomation.app.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.server.ServerFilter;
import org.jspecify.annotations.Nullable;

/// The servers that an order names: by id, by name, or by a text search as in the list.
record NamedServers(Fleet fleet) {

  List<UUID> of(@Nullable List<String> names, @Nullable String query) {
    if (names != null && !names.isEmpty()) {
      return names.stream().map(name -> fleet.servers().byIdOrName(name).id()).toList();
    }
    if (query != null) {
      var ids = fleet.servers().ids(ServerFilter.text(query));
      if (!ids.isEmpty()) return ids;
      throw Problem.notFound(
          "no-server-matches", "No server matches \"" + query + "\".", "Look at the list.");
    }
    throw Problem.invalid(
        "no-servers", "The request names no servers.", "Give servers (ids or names) or query.");
  }

  /// Approved plans by server.
  Map<UUID, Sha256> hashes(@Nullable Map<String, String> approved) {
    var hashes = new HashMap<UUID, Sha256>();
    if (approved != null) {
      approved.forEach(
          (server, hash) -> hashes.put(fleet.servers().byIdOrName(server).id(), new Sha256(hash)));
    }
    return hashes;
  }
}
