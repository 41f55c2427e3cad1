package org.hwautomation.fleet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.server.ServerQuery.Direction;
import org.hwautomation.fleet.testing.SeededFleet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerQueryTest {

  private static final int SIZE = 500;

  @TempDir static Path directory;
  private static FleetFixture fixture;
  private static Servers servers;
  private static List<Server> everything;

  @BeforeAll
  static void open() {
    fixture = new FleetFixture(directory);
    servers = fixture.fleet.servers();
    new SeededFleet(7).insert(fixture.database, SIZE, fixture.clock.instant());
    everything = servers.all(servers.ids(ServerFilter.ALL));
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource(ServerSort.class)
  void pagesHoldEveryServerOnceInOrderBothWays(ServerSort sort) {
    for (var direction : Direction.values()) {
      var query = ServerQuery.first(ServerFilter.ALL, 37).sorted(sort, direction);
      var walked = walk(query);
      assertThat(walked).hasSize(SIZE).doesNotHaveDuplicates();
      var order = sort == ServerSort.LAST_SEEN ? lastSeen() : text(sort);
      assertThat(walked)
          .isSortedAccordingTo(direction == Direction.ASCENDING ? order : order.reversed());
    }
  }

  @Test
  void everyWordMustBeFoundSomewhereWhateverItsCase() {
    var one = everything.get(123);
    var found =
        walk(
            ServerQuery.first(
                ServerFilter.text(one.serial().toLowerCase() + "  " + one.vendor().toUpperCase()),
                10));
    assertThat(found).contains(one);
    assertThat(found).allSatisfy(s -> assertThat(s.serial()).isEqualTo(one.serial()));
    assertThat(walk(ServerQuery.first(ServerFilter.text("100% of_them"), 10))).isEmpty();
  }

  @Test
  void textFindsTagsAndFirmwareVersionsToo() {
    var one = everything.get(123);
    var text = one.tags().getFirst() + " " + one.identity().biosVersion();
    assertThat(walk(ServerQuery.first(ServerFilter.text(text), 10))).contains(one);
  }

  @Test
  void choicesWithinAFacetAddAndBetweenFacetsNarrow() {
    var vendors = everything.stream().map(Server::vendor).distinct().sorted().toList();
    var filter =
        ServerFilter.ALL
            .with(ServerFacet.VENDOR, vendors.get(0), vendors.get(1))
            .with(ServerFacet.HEALTH, "OK")
            .with(ServerFacet.TAG, "rack-1", "rack-2");
    var expected =
        everything.stream()
            .filter(s -> s.vendor().equals(vendors.get(0)) || s.vendor().equals(vendors.get(1)))
            .filter(s -> s.health() == Health.OK)
            .filter(s -> s.tags().contains("rack-1") || s.tags().contains("rack-2"))
            .map(Server::id)
            .collect(Collectors.toSet());
    assertThat(expected).isNotEmpty();
    assertThat(new HashSet<>(servers.ids(filter))).isEqualTo(expected);
    assertThat(servers.facets(filter).total()).isEqualTo(expected.size());
  }

  @Test
  void aFacetsOwnChoiceDoesNotNarrowItsOwnCounts() {
    var vendor = everything.getFirst().vendor();
    var facets = servers.facets(ServerFilter.ALL.with(ServerFacet.VENDOR, vendor));
    var all =
        everything.stream().collect(Collectors.groupingBy(Server::vendor, Collectors.counting()));
    assertThat(
            facets.of(ServerFacet.VENDOR).stream()
                .collect(Collectors.toMap(ServerFacets.Count::value, ServerFacets.Count::servers)))
        .isEqualTo(all);
    var models =
        everything.stream()
            .filter(s -> s.vendor().equals(vendor))
            .collect(Collectors.groupingBy(Server::model, Collectors.counting()));
    assertThat(
            facets.of(ServerFacet.MODEL).stream()
                .collect(Collectors.toMap(ServerFacets.Count::value, ServerFacets.Count::servers)))
        .isEqualTo(models);
    assertThat(facets.total()).isEqualTo(all.get(vendor));
  }

  @Test
  void aBrokenCursorIsRefusedPolitely() {
    for (var cursor : List.of("", "%%%", "bm9uc2Vuc2U")) {
      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> servers.list(ServerQuery.first(ServerFilter.ALL, 5).after(cursor)))
          .satisfies(problem -> assertThat(problem.code()).isEqualTo("cursor-invalid"));
    }
  }

  @Test
  void manyServersAreReadInTheOrderAskedForAndAnUnknownOneIsNamed() {
    var ids = new ArrayList<>(everything.stream().map(Server::id).toList().reversed());
    assertThat(servers.all(ids)).extracting(Server::id).containsExactlyElementsOf(ids);
    var unknown = new java.util.UUID(1, 2);
    ids.add(unknown);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> servers.all(ids))
        .withMessageContaining(unknown.toString());
  }

  private static List<Server> walk(ServerQuery query) {
    var found = new ArrayList<Server>();
    var page = servers.list(query);
    found.addAll(page.items());
    for (Optional<String> next = page.next(); next.isPresent(); next = page.next()) {
      page = servers.list(query.after(next.get()));
      found.addAll(page.items());
    }
    return found;
  }

  private static Comparator<Server> lastSeen() {
    return Comparator.comparing(Server::lastSeen, Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  private static Comparator<Server> text(ServerSort sort) {
    return Comparator.comparing(server ->
        switch (sort) {
          case NAME -> server.name();
          case VENDOR -> server.vendor();
          case MODEL -> server.model();
          case STATE -> server.state().name();
          case HEALTH -> server.health().name();
          case SITE -> server.site();
          case DEVICE_TYPE -> server.deviceType().orElse("");
          case LAST_SEEN -> throw new AssertionError("has an order of its own");
        });
  }
}
