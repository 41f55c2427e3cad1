package org.hwautomation.redfish.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import tools.jackson.databind.JsonNode;

/// Reads collections in as few requests as the service allows. `$expand` is believed only as far as
/// it delivers: a member that came back as a bare link or without what every resource must have is
/// read by itself, and a service that refuses is not asked again.
final class Collections {

  private static final int MOST_PAGES = 1_000;
  private static final String EXPAND = "$expand=.";

  private final Gateway gateway;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private volatile boolean refusesExpand;

  Collections(Gateway gateway) {
    this.gateway = gateway;
  }

  List<Resource> members(String collection) {
    var members = new ArrayList<Resource>();
    var seen = new HashSet<String>();
    var pages = new HashSet<String>();
    var next = collection;
    while (!next.isBlank() && pages.add(next) && pages.size() <= MOST_PAGES) {
      var page = page(next);
      for (var member : Together.ask(page, this::member)) {
        member.filter(one -> seen.add(one.path())).ifPresent(members::add);
      }
      next = Paths.normalized(page.json().path("Members@odata.nextLink").asString(""));
    }
    return members;
  }

  Resource expanded(String path, int levels) {
    var query = levels == 1 ? EXPAND : EXPAND + "($levels=" + levels + ")";
    var asked = path + "?" + query;
    if (!mayExpand(asked) || gateway.root().expandLevels() < levels) return fresh(path);
    try {
      var resource = fresh(asked);
      if (whole(resource.json())) {
        var whole = new Resource(path, resource.json(), resource.etag());
        gateway.keep(whole);
        for (var below : resource.json()) if (whole(below)) member(below);
        return whole;
      }
    } catch (RedfishException e) {
      if (!speaksOfExpand(e.failure())) throw e;
    }
    refused.add(asked);
    return fresh(path);
  }

  private Resource fresh(String path) {
    return gateway.read(path, Freshness.FRESH);
  }

  private Resource page(String path) {
    if (!mayExpand(path) || path.contains("$expand")) return gateway.read(path);
    try {
      return gateway.read(path + (path.contains("?") ? "&" : "?") + EXPAND);
    } catch (RedfishException e) {
      if (!speaksOfExpand(e.failure())) throw e;
      refused.add(path);
      refusesExpand =
          e.failure() instanceof Failure.NotSupported
              || e.failure() instanceof Failure.RejectedByValidation;
      return gateway.read(path);
    }
  }

  private boolean mayExpand(String path) {
    return !refusesExpand && !refused.contains(path) && gateway.root().expands();
  }

  /// Only answers to the query itself count; a BMC that is away says nothing about `$expand`. Too
  /// slow, too large and broken are answers: iDRACs stumble over their big collections.
  private static boolean speaksOfExpand(Failure failure) {
    return switch (failure) {
      case Failure.NotSupported _, Failure.RejectedByValidation _, Failure.BadAnswer _ -> true;
      case Failure.ServiceError _, Failure.DeadlineExceeded _ -> true;
      case Failure.Unreachable _, Failure.TlsUntrusted _, Failure.TlsFailed _ -> false;
      case Failure.ConnectionLost _, Failure.CircuitOpen _, Failure.Busy _ -> false;
      case Failure.Unauthenticated _, Failure.Forbidden _, Failure.SessionLimit _ -> false;
      case Failure.PasswordChangeRequired _, Failure.LicenseRequired _ -> false;
      case Failure.NotFound _, Failure.MethodNotAllowed _, Failure.Conflict _ -> false;
      case Failure.PreconditionFailed _, Failure.UploadTooLarge _ -> false;
    };
  }

  private Optional<Resource> member(JsonNode node) {
    var link = Resource.link(node);
    if (link.isEmpty()) return Optional.empty();
    if (!whole(node)) return gateway.find(link.get());
    var resource = new Resource(link.get(), node, node.path("@odata.etag").asString(""));
    gateway.keep(resource);
    return Optional.of(resource);
  }

  /// The three that every resource must have; AMI drops required ones when it expands.
  static boolean whole(JsonNode node) {
    return node.has("@odata.type") && node.has("Id") && node.has("Name");
  }
}
