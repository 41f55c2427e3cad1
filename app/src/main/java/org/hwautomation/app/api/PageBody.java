package org.hwautomation.app.api;

import java.util.List;
import java.util.function.Function;
import org.hwautomation.fleet.Page;
import org.jspecify.annotations.Nullable;

/// One page of a list. `next` goes into `?cursor=` of the following request; absent on the last
/// page.
public record PageBody<T>(List<T> items, @Nullable String next) {

  static <S, T> PageBody<T> of(Page<S> page, Function<S, T> body) {
    return new PageBody<>(page.items().stream().map(body).toList(), page.next().orElse(null));
  }
}
