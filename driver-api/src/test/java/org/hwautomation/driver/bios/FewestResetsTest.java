package org.hwautomation.driver.bios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hwautomation.driver.bios.BiosDialect.Unlock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Small registries from a generator with a fixed seed, each with wishes for all its attributes:
/// every way to spread the writes over resets is tried, and none is shorter than the plan.
class FewestResetsTest {

  private static final int REGISTRIES = 3_000;
  private static final int ATTRIBUTES = 5;

  /// A lock or a value map over switches that are 0 or 1.
  ///
  /// @param forces the value that the target takes; -1 for a lock
  private record Rule(int target, List<Integer> sources, List<Integer> values, int forces) {
    boolean holds(int[] state) {
      for (int i = 0; i < sources.size(); i++) {
        if (state[sources.get(i)] == values.get(i)) return true;
      }
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(Unlock.class)
  void noSpreadIsShorterThanThePlan(Unlock unlock) {
    var random = new Random(20261121);
    var dialect =
        new BiosDialect(MapTermsDialect.ANY, ValueDialect.NAME, NameDialect.STABLE, unlock);
    int planned = 0;
    int refused = 0;
    var longest = 0;
    for (int n = 0; n < REGISTRIES; n++) {
      var rules = rules(random);
      int[] live = new int[ATTRIBUTES];
      int[] wanted = new int[ATTRIBUTES];
      for (int i = 0; i < ATTRIBUTES; i++) wanted[i] = random.nextInt(4) == 0 ? 0 : 1;
      if (rules.stream().anyMatch(r -> r.forces >= 0 && r.holds(live) && r.forces != 0)) continue;
      var plan = plan(rules, wanted, dialect);
      int fewest = fewest(live, wanted, rules, unlock);
      var what = rules + " to " + Arrays.toString(wanted) + ": " + plan;
      if (plan.faults().isEmpty()) {
        planned++;
        longest = Math.max(longest, plan.passes());
        assertThat(plan.passes()).as(what).isEqualTo(fewest);
      } else {
        refused++;
        assertThat(fewest).as(what).isEqualTo(Integer.MAX_VALUE);
      }
    }
    System.out.printf(
        "%s: %d plans of at most %d resets, %d conflicts%n", unlock, planned, longest, refused);
    assertThat(planned).isGreaterThan(REGISTRIES / 4);
    assertThat(longest).isGreaterThan(2);
  }

  /// Value maps of one registry do not contradict each other and lead nowhere in a circle, as none
  /// of the recorded ones do.
  private static List<Rule> rules(Random random) {
    var rules = new ArrayList<Rule>();
    var forced = new ArrayList<Integer>();
    int size = 1 + random.nextInt(6);
    for (int i = 0; i < size; i++) {
      int target = random.nextInt(ATTRIBUTES);
      boolean forces = random.nextInt(5) == 0 && target > 0 && !forced.contains(target);
      var sources = new ArrayList<Integer>();
      var values = new ArrayList<Integer>();
      int terms = random.nextInt(4) == 0 ? 2 : 1;
      for (int t = 0; t < terms; t++) {
        int source = random.nextInt(forces ? target : ATTRIBUTES);
        if (source == target) continue;
        sources.add(source);
        values.add(random.nextInt(2));
      }
      if (sources.isEmpty()) continue;
      if (forces) forced.add(target);
      rules.add(new Rule(target, sources, values, forces ? random.nextInt(2) : -1));
    }
    return rules;
  }

  private static BiosComparison plan(List<Rule> rules, int[] wanted, BiosDialect dialect) {
    var made = new MadeUpRegistry();
    for (int i = 0; i < ATTRIBUTES; i++) made.choice("A" + i, "0", "1");
    for (var rule : rules) {
      var conditions = new ArrayList<String>();
      for (int i = 0; i < rule.sources.size(); i++) {
        conditions.add("A" + rule.sources.get(i) + " EQU " + rule.values.get(i));
      }
      var words = conditions.toArray(String[]::new);
      if (rule.forces < 0) made.lock("A" + rule.target, words);
      else made.map("A" + rule.target, "CurrentValue", "" + rule.forces, words);
    }
    Map<String, Object> wish = new LinkedHashMap<>();
    for (int i = 0; i < ATTRIBUTES; i++) wish.put("A" + i, String.valueOf(wanted[i]));
    return new BiosPlanner(dialect).compare(made.settings(), made.registry(), wish, List.of());
  }

  /// Breadth first over all subsets of what is still to be written. Every attribute has a wish, and
  /// nothing but its wish is ever written to it.
  private static int fewest(int[] live, int[] wanted, List<Rule> rules, Unlock unlock) {
    var frontier = new ArrayList<int[]>(List.of(live));
    var seen = new ArrayList<String>();
    for (int resets = 0; !frontier.isEmpty() && resets <= 8; resets++) {
      var next = new ArrayList<int[]>();
      for (var state : frontier) {
        if (Arrays.equals(state, wanted)) return resets;
        for (int subset = 1; subset < 1 << ATTRIBUTES; subset++) {
          var after = reset(state, wanted, subset, rules, unlock);
          if (after == null || seen.contains(Arrays.toString(after))) continue;
          seen.add(Arrays.toString(after));
          next.add(after);
        }
      }
      frontier = next;
    }
    return Integer.MAX_VALUE;
  }

  /// The state after a reset; null when the writes are not taken, or do not all stay.
  private static int @Nullable [] reset(
      int[] state, int[] wanted, int subset, List<Rule> rules, Unlock unlock) {
    var after = state.clone();
    for (int i = 0; i < ATTRIBUTES; i++) {
      if ((subset >> i & 1) == 0) continue;
      if (state[i] == wanted[i]) return null;
      if (unlock == Unlock.NEXT_RESET && locked(i, state, rules)) return null;
      after[i] = wanted[i];
    }
    // A map that holds before the others have done their work may fire before them.
    for (var rule : rules) {
      boolean written = rule.forces >= 0 && (subset >> rule.target & 1) == 1;
      if (written && rule.holds(after) && after[rule.target] != rule.forces) return null;
    }
    for (int round = 0; round < 10; round++) {
      for (var rule : rules) {
        if (rule.forces >= 0 && rule.holds(after)) after[rule.target] = rule.forces;
      }
    }
    for (var rule : rules) {
      if (rule.forces >= 0 && rule.holds(after) && after[rule.target] != rule.forces) return null;
    }
    for (int i = 0; i < ATTRIBUTES; i++) {
      if ((subset >> i & 1) == 0) continue;
      if (after[i] != wanted[i] || locked(i, after, rules)) return null;
    }
    return after;
  }

  private static boolean locked(int target, int[] state, List<Rule> rules) {
    return rules.stream().anyMatch(r -> r.target == target && r.forces < 0 && r.holds(state));
  }
}
