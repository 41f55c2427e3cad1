package org.hwautomation.fleet.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;

/// Counts for all facets in one statement that reads the table once. A facet's own choice does not
/// narrow its own counts, so that another value can be added to it.
final class ServerFacetQuery {

  private static final String TOTAL = "TOTAL";

  private final Database database;

  ServerFacetQuery(Database database) {
    this.database = database;
  }

  ServerFacets run(ServerFilter filter) {
    var conditions = new ServerConditions(filter);
    var facets = List.of(ServerFacet.values());
    var columns = new ArrayList<>(facets.stream().map(ServerConditions::column).toList());
    conditions
        .chosen()
        .forEach((facet, condition) -> columns.add("(" + condition + ") AS " + flag(facet)));
    var counts = new ArrayList<String>();
    counts.add(
        "SELECT '%s' AS facet, '' AS value, count(*) AS servers FROM narrowed WHERE %s"
            .formatted(TOTAL, flags(conditions.chosen().keySet())));
    for (var facet : facets) {
      var others = EnumSet.noneOf(ServerFacet.class);
      others.addAll(conditions.chosen().keySet());
      others.remove(facet);
      var source =
          facet == ServerFacet.TAG
              ? "narrowed, unnest(tags) AS value"
              : "narrowed, LATERAL (SELECT %s AS value) AS v"
                  .formatted(ServerConditions.column(facet));
      counts.add(
          "SELECT '%s', value, count(*) FROM %s WHERE %s GROUP BY value"
              .formatted(facet, source, flags(others)));
    }
    record Row(String facet, String value, long servers) {}
    var rows =
        database
            .sql(
                "WITH narrowed AS MATERIALIZED (SELECT %s FROM server WHERE %s)\n%s\nORDER BY servers DESC, value"
                    .formatted(
                        String.join(", ", columns),
                        conditions.text(),
                        String.join("\nUNION ALL\n", counts)))
            .params(conditions.parameters())
            .query((row, _) ->
                new Row(Rows.text(row, "facet"), Rows.text(row, "value"), row.getLong("servers")))
            .list();
    var byFacet = new EnumMap<ServerFacet, List<ServerFacets.Count>>(ServerFacet.class);
    Arrays.stream(ServerFacet.values()).forEach(facet -> byFacet.put(facet, new ArrayList<>()));
    long total = 0;
    for (var row : rows) {
      if (row.facet.equals(TOTAL)) {
        total = row.servers;
      } else {
        byFacet
            .get(ServerFacet.valueOf(row.facet))
            .add(new ServerFacets.Count(row.value, row.servers));
      }
    }
    return new ServerFacets(total, byFacet);
  }

  private static String flag(ServerFacet facet) {
    return "by_" + facet.name().toLowerCase(Locale.ROOT);
  }

  private static String flags(Set<ServerFacet> facets) {
    return facets.isEmpty()
        ? "true"
        : facets.stream().map(ServerFacetQuery::flag).collect(Collectors.joining(" AND "));
  }
}
