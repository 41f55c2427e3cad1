package org.hwautomation.fleet.server;

import java.util.Optional;

/// One page of servers.
///
/// @param limit 1–1000
public record ServerQuery(
    ServerFilter filter, ServerSort sort, Direction direction, Optional<String> cursor, int limit) {

  public enum Direction {
    ASCENDING,
    DESCENDING
  }

  public ServerQuery {
    limit = Math.clamp(limit, 1, 1000);
  }

  public static ServerQuery first(ServerFilter filter, int limit) {
    return new ServerQuery(filter, ServerSort.NAME, Direction.ASCENDING, Optional.empty(), limit);
  }

  public ServerQuery after(String newCursor) {
    return new ServerQuery(filter, sort, direction, Optional.of(newCursor), limit);
  }

  public ServerQuery sorted(ServerSort newSort, Direction newDirection) {
    return new ServerQuery(filter, newSort, newDirection, Optional.empty(), limit);
  }
}
