package org.hwautomation.app.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.inventory.SweepProgress;
import org.hwautomation.fleet.server.Server;
import org.hwautomation.fleet.server.ServerFacet;
import org.hwautomation.fleet.server.ServerFacets;
import org.hwautomation.fleet.server.ServerFilter;
import org.hwautomation.fleet.server.ServerQuery;
import org.hwautomation.fleet.server.ServerQuery.Direction;
import org.hwautomation.fleet.server.ServerSort;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of servers: search, facets, sort, select many.
@Controller
final class ServersPage {

  private static final int PAGE = 100;

  /// Longer facets show their most frequent values; the search box finds the rest.
  private static final int VALUES = 12;

  private static final List<ServerFacet> SHOWN =
      List.of(ServerFacet.VENDOR, ServerFacet.STATE, ServerFacet.HEALTH);

  private static final List<ServerFacet> FOLDED =
      List.of(ServerFacet.MODEL, ServerFacet.DEVICE_TYPE, ServerFacet.SITE, ServerFacet.TAG);

  private final Fleet fleet;
  private final Pages pages;
  private final Clock clock;

  ServersPage(Fleet fleet, Pages pages, Clock clock) {
    this.fleet = fleet;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/servers")
  ResponseEntity<byte[]> show(
      Actor actor, CsrfToken csrf, @RequestParam MultiValueMap<String, String> parameters) {
    actor.require(Permission.READ);
    return pages.show("servers", view(actor, csrf, parameters, null));
  }

  @PostMapping("/servers/selection")
  ResponseEntity<byte[]> act(
      Actor actor,
      CsrfToken csrf,
      @RequestParam(name = "server", required = false) @Nullable List<UUID> chosen,
      @RequestParam String act) {
    if (chosen == null || chosen.isEmpty()) return Pages.seeOther("/servers");
    if (act.equals("refresh")) {
      var sweep = fleet.inventories().refreshAll(actor, chosen);
      return pages.show("servers", view(actor, csrf, new LinkedMultiValueMap<>(), reading(sweep)));
    }
    var query =
        new Query(
            switch (act) {
              case "bios" -> "/bios/change";
              case "operations" -> "/bios/operations";
              default -> "/provision";
            },
            List.of());
    for (var id : chosen) query = query.toggled("server", id.toString());
    return Pages.seeOther(query.href());
  }

  private static Notice reading(SweepProgress sweep) {
    return new Notice(
        Tone.BUSY,
        "%d servers are being read.".formatted(sweep.total()),
        "",
        List.of(),
        "\"Seen\" shows when each has answered; a server that does not becomes unreachable.");
  }

  private ServersView view(
      Actor actor,
      CsrfToken csrf,
      MultiValueMap<String, String> parameters,
      @Nullable Notice notice) {
    var query = query(parameters);
    var filter = filter(parameters);
    var sort = sort(parameters);
    var direction =
        "down".equals(parameters.getFirst("direction"))
            ? Direction.DESCENDING
            : Direction.ASCENDING;
    var page =
        fleet
            .servers()
            .list(
                new ServerQuery(
                    filter,
                    sort,
                    direction,
                    Optional.ofNullable(parameters.getFirst("cursor")),
                    PAGE));
    var facets = fleet.servers().facets(filter);
    var filters = query.without("cursor");
    return new ServersView(
        Pages.frame("Servers", "servers", actor, csrf),
        filter.text(),
        facets.total(),
        sort.name(),
        SHOWN.stream().flatMap(f -> facet(f, facets, filter, filters).stream()).toList(),
        FOLDED.stream().flatMap(f -> facet(f, facets, filter, filters).stream()).toList(),
        page.items().stream().map(this::row).toList(),
        columns(filters, sort, direction),
        filters.without("sort").without("direction").text(),
        page.next().map(cursor -> filters.with("cursor", cursor).href()).orElse(""),
        parameters.getFirst("cursor") == null ? "" : filters.href(),
        fleet.catalogs().current().deviceTypes().stream().map(type -> type.name()).toList(),
        biosHref(filter),
        notice);
  }

  private static String biosHref(ServerFilter filter) {
    var known = Set.of(ServerFacet.TAG, ServerFacet.DEVICE_TYPE);
    boolean fits =
        filter.chosen().entrySet().stream()
            .allMatch(one -> known.contains(one.getKey()) && one.getValue().size() == 1);
    var selection =
        new Query("/bios/change", List.of())
            .with("text", filter.text())
            .with("tag", only(filter, ServerFacet.TAG))
            .with("deviceType", only(filter, ServerFacet.DEVICE_TYPE));
    return fits && !selection.parameters().isEmpty() ? selection.href() : "";
  }

  private static String only(ServerFilter filter, ServerFacet facet) {
    return filter.chosen().getOrDefault(facet, Set.of()).stream().findFirst().orElse("");
  }

  private static Query query(MultiValueMap<String, String> parameters) {
    var all = new ArrayList<Query.Parameter>();
    parameters.forEach((name, values) -> {
      for (var value : values) if (!value.isEmpty()) all.add(new Query.Parameter(name, value));
    });
    return new Query("/servers", all);
  }

  private static ServerFilter filter(MultiValueMap<String, String> parameters) {
    Map<ServerFacet, Set<String>> chosen = new EnumMap<>(ServerFacet.class);
    for (var facet : ServerFacet.values()) {
      var values = parameters.get(name(facet));
      if (values != null) chosen.put(facet, Set.copyOf(values));
    }
    return new ServerFilter(parameters.getOrDefault("text", List.of("")).getFirst(), chosen);
  }

  private static ServerSort sort(MultiValueMap<String, String> parameters) {
    var wanted = parameters.getFirst("sort");
    return Arrays.stream(ServerSort.values())
        .filter(sort -> sort.name().equalsIgnoreCase(wanted))
        .findFirst()
        .orElse(ServerSort.NAME);
  }

  private static Optional<ServersView.Facet> facet(
      ServerFacet facet, ServerFacets facets, ServerFilter filter, Query query) {
    var chosen = filter.chosen().getOrDefault(facet, Set.of());
    var counts = facets.of(facet);
    if (counts.size() < 2 && chosen.isEmpty()) return Optional.empty();
    var chips =
        counts.stream()
            .limit(VALUES)
            .map(count ->
                new Chip(
                    shown(facet, count.value()),
                    count.servers(),
                    chosen.contains(count.value()),
                    query.toggled(name(facet), count.value()).href()))
            .toList();
    return Optional.of(new ServersView.Facet(title(facet), chips));
  }

  private static String shown(ServerFacet facet, String value) {
    if (value.isEmpty()) return "none";
    return switch (facet) {
      case STATE, HEALTH, POWER -> value.toLowerCase(Locale.ROOT).replace('_', ' ');
      case VENDOR, MODEL, DEVICE_TYPE, SITE, TAG -> value;
    };
  }

  private static String name(ServerFacet facet) {
    return facet.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String title(ServerFacet facet) {
    return switch (facet) {
      case VENDOR -> "Vendor";
      case MODEL -> "Model";
      case STATE -> "State";
      case HEALTH -> "Health";
      case POWER -> "Power";
      case DEVICE_TYPE -> "Device type";
      case SITE -> "Site";
      case TAG -> "Tag";
    };
  }

  private static List<ServersView.Column> columns(
      Query query, ServerSort sort, Direction direction) {
    return List.of(
        column(query, "Server", ServerSort.NAME, sort, direction),
        column(query, "State", ServerSort.STATE, sort, direction),
        column(query, "Health", ServerSort.HEALTH, sort, direction),
        column(query, "Model", ServerSort.MODEL, sort, direction),
        new ServersView.Column("Firmware", "", ""),
        column(query, "Device type", ServerSort.DEVICE_TYPE, sort, direction),
        new ServersView.Column("Power", "", ""),
        column(query, "Seen", ServerSort.LAST_SEEN, sort, direction));
  }

  private static ServersView.Column column(
      Query query, String title, ServerSort by, ServerSort sort, Direction direction) {
    boolean sorted = by == sort;
    boolean up = direction == Direction.ASCENDING;
    var link = query.with("sort", by.name().toLowerCase(Locale.ROOT));
    link = sorted && up ? link.with("direction", "down") : link.without("direction");
    return new ServersView.Column(title, link.href(), sorted ? (up ? "▲" : "▼") : "");
  }

  private ServersView.Row row(Server server) {
    return new ServersView.Row(
        server.id().toString(),
        server.name(),
        server.address(),
        server.vendor(),
        server.model(),
        server.serial(),
        Badges.of(server.state()),
        Badges.of(server.health()),
        server.power().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        server.identity().bmcVersion(),
        server.identity().biosVersion(),
        server.deviceType().orElse("by match"),
        ago(server.lastSeen()),
        "");
  }

  private String ago(@Nullable Instant at) {
    if (at == null) return "never";
    return Times.rough(Duration.between(at, clock.instant())) + " ago";
  }
}
