package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of servers with its filters. The URL holds all of its state.
///
/// @param query the URL's query without cursor, so that sorting and paging keep the filters
/// @param biosHref to change the BIOS of all that are found; empty when the filters are none, or
///   such that the dialog does not know them
public record ServersView(
    Frame frame,
    String text,
    long total,
    String sort,
    List<Facet> facets,
    List<Facet> moreFacets,
    List<Row> rows,
    List<Column> columns,
    String query,
    String next,
    String previous,
    List<String> deviceTypes,
    String biosHref,
    @Nullable Notice notice) {

  public record Facet(String title, List<Chip> values) {}

  /// Whether one of the filters that are usually folded away narrows the list.
  public boolean moreChosen() {
    return moreFacets.stream().flatMap(facet -> facet.values().stream()).anyMatch(Chip::chosen);
  }

  /// @param href sorts by this column, the other way round when it is sorted by already
  public record Column(String title, String href, String arrow) {}

  public record Row(
      String id,
      String name,
      String address,
      String vendor,
      String model,
      String serial,
      Badge state,
      Badge health,
      String power,
      String bmcVersion,
      String biosVersion,
      String deviceType,
      String seen,
      String job) {}
}
