package org.hwautomation.fleet;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a longer list.
///
/// @param next hand this back as cursor for the following page; empty on the last one
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  /// @param rows at most one more than `limit`, which says that there is a following page
  /// @param cursor of the last one shown
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) return new Page<>(rows, Optional.empty());
    var shown = rows.subList(0, limit);
    return new Page<>(shown, Optional.of(cursor.apply(shown.getLast())));
  }

  public <R> Page<R> map(Function<? super T, ? extends R> each) {
    return new Page<>(items.stream().<R>map(each).toList(), next);
  }
}
