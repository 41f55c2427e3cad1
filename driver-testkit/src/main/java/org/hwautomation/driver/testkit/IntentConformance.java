package org.hwautomation.driver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.driver.Driver;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.bios.AttributeJudge;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.intent.IntentCatalog;
import org.hwautomation.driver.intent.IntentOutcome;
import org.hwautomation.driver.intent.IntentOutcome.Met;
import org.hwautomation.driver.intent.IntentOutcome.Unmet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a driver makes of every intent on recordings of its vendor's machines: each is met or says
/// why, and the data names recordings that really show what it claims.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class IntentConformance {

  private static final String A_BOOT_ORDER = "First.Device.1-1,Second.Device.1-1";

  private final Map<String, BiosConfiguration> opened = new LinkedHashMap<>();

  /// A wish, and what it came to on one recording.
  private record Asked(String intent, String value, IntentOutcome outcome) {}

  protected abstract Driver driver();

  /// Recording → how many pairs of an intent and a value are met there, at least.
  protected abstract Map<String, Integer> recordings();

  List<String> names() {
    return List.copyOf(recordings().keySet());
  }

  private BiosConfiguration bios(String recording) {
    return opened.computeIfAbsent(
        recording,
        name -> {
          var context =
              new ServerContext(InstantSource.system(), _ -> Optional.empty(), Optional.empty());
          return driver()
              .open(new RecordedBmc(Recording.named(name)), context)
              .must(BiosConfiguration.class);
        });
  }

  private List<Asked> everything(String recording) {
    var asked = new ArrayList<Asked>();
    for (var intent : IntentCatalog.all()) {
      var values =
          intent.takesList() ? List.of(A_BOOT_ORDER) : List.copyOf(intent.values().keySet());
      for (var value : values) {
        var outcome =
            bios(recording).resolve(Map.of(intent.name(), value), Map.of()).outcomes().getFirst();
        asked.add(new Asked(intent.name(), value, outcome));
      }
    }
    return asked;
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyIntentIsMetOrSaysWhy(String recording) {
    var asked = everything(recording);
    print(recording, asked);

    int met = 0;
    for (var one : asked) {
      switch (one.outcome()) {
        case Met(var _, var _, var settings, var _, var evidence) -> {
          met++;
          assertThat(settings).as(one.toString()).isNotEmpty();
          assertThat(evidence).as(one.toString()).isNotBlank();
        }
        case Unmet(var _, var _, var _, var message, var _) ->
            assertThat(message).as(one.toString()).isNotBlank();
      }
    }
    assertThat(met).as("met on %s", recording).isGreaterThanOrEqualTo(recordings().get(recording));
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatAnIntentCameToIsAcceptedByThePlanner(String recording) {
    var bios = bios(recording);
    for (var one : everything(recording)) {
      if (!(one.outcome() instanceof Met met)) continue;

      var plan = bios.compare(met.settings(), List.of());

      assertThat(plan.faults()).as(one.toString()).isEmpty();
      assertThat(plan.changes().isEmpty()).as(one.toString()).isEqualTo(met.holdsAlready());
    }
  }

  @Test
  void everyMappingIsShownByARecordingThatItsEvidenceNames() {
    var unproven = new ArrayList<String>();
    driver()
        .intents()
        .ways()
        .forEach((intent, ways) -> {
          for (var way : ways) {
            way.values()
                .forEach((value, settings) -> {
                  var named = names().stream().filter(way.evidence()::contains).toList();
                  if (named.stream().noneMatch(name -> shows(name, settings))) {
                    unproven.add(intent + ": " + value + " as " + settings);
                  }
                });
          }
        });

    assertThat(unproven).isEmpty();
  }

  private boolean shows(String recording, Map<String, Object> settings) {
    var bios = bios(recording);
    var judge = new AttributeJudge(bios.current(), bios.registry().orElse(null), bios.dialect());
    for (var entry : settings.entrySet()) {
      var names = judge.names(entry.getKey());
      if (names.isEmpty()) return false;
      for (var name : names) {
        if (!(judge.judge(name, entry.getValue()) instanceof AttributeJudge.Judged.Good)) {
          return false;
        }
      }
    }
    return true;
  }

  /// For people: the table of intents and recordings.
  private static void print(String recording, List<Asked> asked) {
    for (var one : asked) {
      var text =
          switch (one.outcome()) {
            case Met met -> (met.holdsAlready() ? "is " : "-> ") + met.settings();
            case Unmet unmet -> "no: " + unmet.reason() + ", " + unmet.message();
          };
      System.out.printf(
          "%-34s %-20s %-15s %s%n", recording, one.intent(), one.value(), shortened(text));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 150 ? text : text.substring(0, 147) + "...";
  }
}
