package org.hwautomation.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.hwautomation.driver.bios.AttributeStates;
import org.hwautomation.driver.bios.BiosDialect;
import org.hwautomation.driver.bios.BiosDialect.Unlock;
import org.hwautomation.driver.bios.BiosPlanner;
import org.hwautomation.driver.bios.BiosSettings;
import org.hwautomation.driver.bios.MapTermsDialect;
import org.hwautomation.driver.bios.NameDialect;
import org.hwautomation.driver.bios.ValueDialect;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What planning costs on a registry larger than any that was recorded (1,001 attributes and 937
/// dependencies are the most), beside the floor of only comparing each wish with the value in
/// force.
@Command(
    name = "bios-planning",
    mixinStandardHelpOptions = true,
    description = "Plans BIOS changes on a large made-up registry.")
final class BiosPlanning implements Callable<Integer> {

  private static final BiosDialect DIALECT =
      new BiosDialect(
          MapTermsDialect.ANY, ValueDialect.NAME, NameDialect.STABLE, Unlock.NEXT_RESET);

  @Option(names = "--attributes", defaultValue = "1500", description = "(${DEFAULT-VALUE})")
  int attributes = 1500;

  @Option(names = "--dependencies", defaultValue = "3000", description = "(${DEFAULT-VALUE})")
  int dependencies = 3000;

  @Option(
      names = "--rounds",
      defaultValue = "200",
      description = "Measured calls of each kind, after as many that warm up (${DEFAULT-VALUE}).")
  int rounds = 200;

  /// Results go here, so that the work for them is really done.
  private volatile @Nullable Object kept;

  @Override
  public Integer call() {
    var bios = LargeRegistry.of(attributes, dependencies);
    var settings = new BiosSettings(bios.live(), "Large.v1_0_0", "1.0", true);
    var planner = new BiosPlanner(DIALECT);
    System.out.printf("%,d attributes, %,d dependencies%n", attributes, dependencies);
    System.out.printf("%-34s %9s %9s %10s  %s%n", "", "median", "p99", "floor", "came to");
    for (int size : List.of(1, 10, 60, 400)) {
      if (size > attributes) continue;
      var wishes = bios.wishes(size);
      var plan = planner.compare(settings, bios.registry(), wishes, List.of());
      print(
          "plan of %,d wishes".formatted(size),
          measure(() -> planner.compare(settings, bios.registry(), wishes, List.of())),
          measure(() -> differing(bios, wishes)),
          "%d changes in %d resets, %d by itself, %d faults"
              .formatted(
                  plan.changes().size(),
                  plan.passes(),
                  plan.sideEffects().size(),
                  plan.faults().size()));
    }
    print(
        "state of every attribute",
        measure(() -> AttributeStates.of(bios.registry(), DIALECT, bios.live()).all()),
        measure(() -> differing(bios, bios.wishes(attributes))),
        "");
    return 0;
  }

  private static int differing(LargeRegistry bios, Map<String, Object> wishes) {
    int differing = 0;
    for (var wish : wishes.entrySet()) {
      if (!wish.getValue().equals(bios.live().get(wish.getKey()))) differing++;
    }
    return differing;
  }

  /// Nanoseconds of each call, sorted.
  private long[] measure(Supplier<?> work) {
    for (int i = 0; i < rounds; i++) kept = work.get();
    var took = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      kept = work.get();
      took[i] = System.nanoTime() - start;
    }
    Arrays.sort(took);
    return took;
  }

  private static void print(String what, long[] took, long[] floor, String result) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %6.2f ms %6.2f ms %7.3f ms  %s%n",
        what,
        took[took.length / 2] / 1e6,
        took[took.length * 99 / 100] / 1e6,
        floor[floor.length / 2] / 1e6,
        result);
  }
}
