package org.hwautomation.fleet.bios.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.driver.Method.REDFISH;
import static org.hwautomation.driver.Method.VENDOR_TOOL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Method;
import org.junit.jupiter.api.Test;

class MethodRankingTest {

  private static final Identity MACHINE =
      new Identity("Contoso", "R1", "S1", "u", "Contoso BMC", "7.10", "1.2", "");
  private static final List<Method> BOTH = List.of(REDFISH, VENDOR_TOOL);

  @Test
  void theMethodThatWorkedGoesBeforeTheOneThatWasRefused() {
    var ranking = rank(history(Scope.BMC_VERSION, tries(1, 5), tries(6, 0)));

    assertThat(ranking.order()).containsExactly(VENDOR_TOOL, REDFISH);
    assertThat(ranking.reason())
        .isEqualTo(
            "measured on R1 with BMC 7.10: Redfish did not take it in 5 of 6 tries;"
                + " the vendor's tool took it in 6 of 6 tries");
  }

  @Test
  void theUsualOrderStaysWhileItWorks() {
    var ranking = rank(history(Scope.BMC_VERSION, tries(6, 0), tries(6, 0)));

    assertThat(ranking.order()).containsExactly(REDFISH, VENDOR_TOOL);
    assertThat(ranking.reason()).contains("Redfish took it in 6 of 6 tries");
  }

  @Test
  void aMethodThatWasHardlyTriedIsNotPreferredToOneThatFails() {
    assertThat(rank(history(Scope.BMC_VERSION, tries(0, 6), tries(2, 0))).order())
        .containsExactly(REDFISH, VENDOR_TOOL);
  }

  @Test
  void withTooFewTriesHereWiderFiguresCountAndAreNamed() {
    var tries = new EnumMap<Scope, Map<Method, Tries>>(Scope.class);
    tries.put(Scope.BMC_VERSION, Map.of(REDFISH, tries(1, 0)));
    tries.put(Scope.MODEL, Map.of(REDFISH, tries(1, 1)));
    tries.put(Scope.VENDOR, Map.of(REDFISH, tries(1, 4), VENDOR_TOOL, tries(4, 0)));

    var ranking = rank(new SettingHistory(tries));

    assertThat(ranking.order()).containsExactly(VENDOR_TOOL, REDFISH);
    assertThat(ranking.reason()).startsWith("measured on any Contoso: ");
  }

  @Test
  void tooFewTriesEverywhereLeaveTheUsualOrderAndAreSaidSo() {
    assertThat(rank(SettingHistory.NONE).reason()).contains("nothing was measured yet");
    var ranking = rank(history(Scope.VENDOR, tries(0, 2), tries(2, 0)));
    assertThat(ranking.order()).isEqualTo(BOTH);
    assertThat(ranking.reason()).contains("2 tries is too few");
  }

  @Test
  void amongEquallyReliableMethodsTheMuchFasterGoesFirst() {
    var slow = new Tries(5, 0, Optional.of(Duration.ofSeconds(90)));
    var quick = new Tries(5, 0, Optional.of(Duration.ofSeconds(20)));
    assertThat(rank(history(Scope.MODEL, slow, quick)).order())
        .containsExactly(VENDOR_TOOL, REDFISH);
    var hardlySlower = new Tries(5, 0, Optional.of(Duration.ofSeconds(30)));
    assertThat(rank(history(Scope.MODEL, hardlySlower, quick)).order()).isEqualTo(BOTH);
  }

  /// Of ten thousand made-up histories.
  @Test
  void theChoiceIsAFunctionOfTheHistoryAndOfWhatIsOffered() {
    var random = new Random(11);
    for (int round = 0; round < 10_000; round++) {
      var offered = new ArrayList<Method>();
      for (var method : Method.values()) if (random.nextBoolean()) offered.add(method);
      var seed = random.nextLong();

      var ranking = MethodRanking.of(offered, madeUp(seed), MACHINE);

      assertThat(ranking.order()).containsExactlyInAnyOrderElementsOf(offered);
      assertThat(MethodRanking.of(offered, madeUp(seed), MACHINE)).isEqualTo(ranking);
    }
  }

  /// The maps are filled in another order each time.
  private static SettingHistory madeUp(long seed) {
    var figures = new Random(seed);
    var all = new ArrayList<Map.Entry<Scope, Map.Entry<Method, Tries>>>();
    for (var scope : Scope.values()) {
      for (var method : Method.values()) {
        var time = Duration.ofSeconds(figures.nextInt(120));
        var tries = new Tries(figures.nextInt(6), figures.nextInt(6), Optional.of(time));
        all.add(Map.entry(scope, Map.entry(method, tries)));
      }
    }
    java.util.Collections.shuffle(all);
    var tries = new java.util.HashMap<Scope, Map<Method, Tries>>();
    for (var one : all) {
      tries
          .computeIfAbsent(one.getKey(), _ -> new java.util.HashMap<>())
          .put(one.getValue().getKey(), one.getValue().getValue());
    }
    return new SettingHistory(tries);
  }

  private static MethodRanking rank(SettingHistory history) {
    return MethodRanking.of(BOTH, history, MACHINE);
  }

  private static Tries tries(int took, int didNot) {
    return new Tries(took, didNot, Optional.empty());
  }

  /// These figures in this scope and all wider ones.
  private static SettingHistory history(Scope scope, Tries redfish, Tries tool) {
    var tries = new EnumMap<Scope, Map<Method, Tries>>(Scope.class);
    Arrays.stream(Scope.values())
        .filter(one -> one.compareTo(scope) >= 0)
        .forEach(one -> tries.put(one, Map.of(REDFISH, redfish, VENDOR_TOOL, tool)));
    return new SettingHistory(tries);
  }
}
