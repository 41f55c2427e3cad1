package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void theMoreUrgentGoesFirstAndAmongEqualsWhoCameFirst() throws Exception {
    var places = new Places(1);
    var order = new CopyOnWriteArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var guests = new ArrayList<Future<?>>();
      try (var _ = places.take(Priority.POLL, LONG)) {
        var wanted =
            List.of(
                Priority.POLL,
                Priority.INTERACTIVE,
                Priority.WRITE,
                Priority.POLL,
                Priority.INTERACTIVE,
                Priority.WRITE);
        for (int i = 0; i < wanted.size(); i++) {
          int number = i;
          guests.add(
              threads.submit(() -> {
                try (var _ = places.take(wanted.get(number), LONG)) {
                  order.add(wanted.get(number) + " " + number);
                }
                return null;
              }));
          while (places.waiting() <= i) Thread.onSpinWait();
        }
      }
      for (var guest : guests) guest.get();
    }
    assertThat(order)
        .containsExactly(
            "WRITE 2", "WRITE 5", "INTERACTIVE 1", "INTERACTIVE 4", "POLL 0", "POLL 3");
  }

  @Test
  void aWaitingWriteDoesNotKeepReadsFromTheOtherPlaces() throws Exception {
    var places = new Places(3);
    try (var _ = places.take(Priority.WRITE, LONG)) {
      assertThat(places.take(Priority.WRITE, Duration.ZERO)).isNull();
      var read = places.take(Priority.POLL, Duration.ZERO);
      assertThat(read).isNotNull();
      read.close();
    }
    var write = places.take(Priority.WRITE, Duration.ZERO);
    assertThat(write).isNotNull();
    write.close();
  }

  @Test
  void whoWaitsTooLongGoesAndTakesNothing() throws Exception {
    var places = new Places(1);
    try (var _ = places.take(Priority.POLL, LONG)) {
      assertThat(places.take(Priority.WRITE, Duration.ofMillis(5))).isNull();
    }
    assertThat(places.waiting()).isZero();
    var seat = places.take(Priority.POLL, Duration.ZERO);
    assertThat(seat).isNotNull();
    seat.close();
  }

  @Test
  void neverMoreThanAllowedAndNeverTwoWrites() throws Exception {
    var random = new Random(4711);
    for (int round = 0; round < 20; round++) {
      int most = 1 + random.nextInt(4);
      var places = new Places(most);
      var inside = new EnumMap<Priority, AtomicInteger>(Priority.class);
      for (var priority : Priority.values()) inside.put(priority, new AtomicInteger());
      var all = new AtomicInteger();
      var guests = new ArrayList<Future<?>>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 100; i++) {
          var priority = Priority.values()[random.nextInt(Priority.values().length)];
          guests.add(
              threads.submit(() -> {
                try (var _ = places.take(priority, LONG)) {
                  assertThat(all.incrementAndGet()).isLessThanOrEqualTo(most);
                  int same = inside.get(priority).incrementAndGet();
                  if (priority == Priority.WRITE) assertThat(same).isEqualTo(1);
                  Thread.yield();
                  inside.get(priority).decrementAndGet();
                  all.decrementAndGet();
                }
                return null;
              }));
        }
        for (var guest : guests) guest.get();
      }
    }
  }
}
