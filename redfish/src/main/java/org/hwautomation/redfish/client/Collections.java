package org.hwautomation.redfish.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import tools.jackson.databind.JsonNode;

/// Reads collections in as few requests as the service allows. `$expand` is believed only as far as
/// it delivers: a member that came back as a bare link or without its type is read by itself, and a
/// service that refuses is not asked again.
final class Collections {

  private static final int MOST_PAGES = 1_000;

  private final Gateway gateway;
  private volatile boolean refusesExpand;

  Collections(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Resource> members(String collection) {
    var members = new ArrayList<Resource>();
    var seen = new HashSet<String>();
    var page = first(collection);
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      for (var node : page.json().path("Members")) {
        var member = member(node);
        if (member != null && seen.add(member.path())) members.add(member);
      }
      var next = page.json().path("Members@odata.nextLink").asString("");
      if (next.isBlank() || !seen.add("page " + next)) break;
      page = gateway.read(withExpand(Paths.normalized(next)));
    }
    return members;
  }

  Resource expanded(String path) {
    if (!mayExpand()) return gateway.read(path);
    try {
      var resource = gateway.read(path + "?$expand=.");
      if (whole(resource.json())) return new Resource(path, resource.json(), resource.etag());
    } catch (RedfishException e) {
      remember(e);
    }
    return gateway.read(path);
  }

  private Resource first(String collection) {
    if (!mayExpand()) return gateway.read(collection);
    try {
      return gateway.read(collection + "?$expand=.");
    } catch (RedfishException e) {
      remember(e);
      return gateway.read(collection);
    }
  }

  private String withExpand(String next) {
    if (!mayExpand() || next.contains("$expand")) return next;
    return next + (next.contains("?") ? "&" : "?") + "$expand=.";
  }

  private boolean mayExpand() {
    return !refusesExpand && gateway.root().expands();
  }

  /// Only answers that speak about the query itself; a BMC that is away says nothing about
  /// `$expand`.
  private void remember(RedfishException e) {
    switch (e.failure()) {
      case Failure.NotSupported _, Failure.RejectedByValidation _, Failure.BadAnswer _ ->
          refusesExpand = true;
      case Failure.ServiceError _ -> refusesExpand = true;
      default -> throw e;
    }
  }

  private @org.jspecify.annotations.Nullable Resource member(JsonNode node) {
    var link = Resource.link(node);
    if (link.isEmpty()) return null;
    if (whole(node)) {
      var resource = new Resource(link.get(), node, node.path("@odata.etag").asString(""));
      gateway.keep(resource);
      return resource;
    }
    return gateway.find(link.get()).orElse(null);
  }

  private static boolean whole(JsonNode node) {
    return node.has("@odata.type") && node.size() > 2;
  }
}
