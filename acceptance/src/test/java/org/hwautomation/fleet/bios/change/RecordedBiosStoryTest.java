package org.hwautomation.fleet.bios.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hwautomation.driver.bios.BiosComparison;
import org.hwautomation.driver.bios.BiosDifference;
import org.hwautomation.fleet.JobsDatabase;
import org.hwautomation.fleet.bios.change.RecordedWishes.Wish;
import org.hwautomation.fleet.provisioning.GivenReason;
import org.hwautomation.fleet.provisioning.MachineBench;
import org.hwautomation.jobs.JobState;
import org.hwautomation.simulator.fault.FaultPreset;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// BIOS changes on every recorded machine that has a registry, with its vendor's live behaviour
/// laid over the recording: made, verified, taken back, and under faults. What the job says is what
/// the machine has, and the machine restarts as often as was planned.
///
/// By default two wishes for each machine; with `-Dbios.every=true` many of each kind, and every
/// fault on every machine.
class RecordedBiosStoryTest {

  private static final boolean EVERY = Boolean.getBoolean("bios.every");

  /// Wishes of each kind on each machine when all are tried.
  private static final int MANY = 6;

  @RegisterExtension static final JobsDatabase DATABASE = new JobsDatabase();

  static List<String> recordings() {
    return RecordedMachines.ALL;
  }

  private static final class Tally {
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void count(String what) {
      counts.merge(what, 1, Integer::sum);
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void whatIsChangedIsVerifiedAndTakenBack(String recording) {
    var tally = new Tally();
    try (var bench = new MachineBench(RecordedMachines.profile(recording))) {
      bench.leavePost();
      var story = new BiosStory(bench, DATABASE.pool());
      for (var wish : wishes(story, recording)) {
        tally.count(wish.kind().name());
        tally.count(changed(story, wish));
      }
    }
    System.out.printf("%s: %s%n", recording, tally.counts);
    if (EVERY) assertThat(tally.counts).containsKey("verified"); // one is locked down
  }

  /// The kinds take turns among the machines.
  private static List<Wish> wishes(BiosStory story, String recording) {
    if (EVERY) return RecordedWishes.of(story.bios(), MANY);
    var one = RecordedWishes.of(story.bios(), 1);
    int turn = RecordedMachines.ALL.indexOf(recording) % one.size();
    return List.of(one.get(turn), one.get((turn + one.size() / 2) % one.size()));
  }

  private static String changed(BiosStory story, Wish wish) {
    var history = story.bench().bmc().history();
    var before = story.truth();
    var shown = story.bios().current().attributes();
    int restarts = history.hostReboots();
    var request = BiosChangeRequest.of(wish.attributes());
    var foreseen = story.bios().compare(wish.attributes(), List.of());

    var job = story.run(Objects.requireNonNull(story.plan(request)));

    var text = wish + ": " + BiosStory.failure(job);
    var after = story.truth();
    assertThat(job.state() == JobState.SUCCEEDED).as(text).isEqualTo(holds(foreseen, after));
    assertThat(namesOf(foreseen)).as(text).containsAll(differing(before, after));
    assertThat(history.hostReboots() - restarts).as(text).isLessThanOrEqualTo(foreseen.passes());
    if (job.state() == JobState.SUCCEEDED) {
      assertThat(history.hostReboots() - restarts).as(text).isEqualTo(foreseen.passes());
    } else {
      assertThat(BiosStory.failure(job)).as(text).contains(story.bench().bmc().name());
    }

    var back = story.plan(story.takingBack(job, shown));
    if (back != null) {
      var undone = story.run(back);
      assertThat(undone.state())
          .as("%s, taken back: %s", wish, BiosStory.failure(undone))
          .isEqualTo(JobState.SUCCEEDED);
    }
    assertThat(differing(before, story.truth())).as("%s, taken back", wish).isEmpty();
    if (job.state() != JobState.SUCCEEDED) {
      System.out.println(text);
      return "refused";
    }
    return "verified";
  }

  private static boolean holds(BiosComparison foreseen, Map<String, String> truth) {
    var wanted = new LinkedHashMap<String, String>();
    for (var change : foreseen.changes()) {
      wanted.put(change.attribute(), String.valueOf(change.to()));
    }
    return wanted.entrySet().stream()
        .allMatch(one -> one.getValue().equals(truth.get(one.getKey())));
  }

  private static Set<String> namesOf(BiosComparison foreseen) {
    var names =
        foreseen.changes().stream()
            .map(BiosDifference::attribute)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (var effect : foreseen.sideEffects()) names.add(effect.substring(0, effect.indexOf(' ')));
    return names;
  }

  private static List<String> differing(Map<String, String> before, Map<String, String> after) {
    return after.keySet().stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .toList();
  }

  record Case(FaultPreset fault, String recording) {}

  /// Every fault on one machine, the vendors taking turns; or on each.
  static Stream<Case> faults() {
    return Stream.of(FaultPreset.values())
        .flatMap(fault ->
            RecordedMachines.ALL.stream()
                .filter(recording ->
                    EVERY
                        || RecordedMachines.ALL.indexOf(recording)
                            == fault.ordinal() * 5 % RecordedMachines.ALL.size())
                .map(recording -> new Case(fault, recording)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void underEachFaultTheJobEndsVerifiedOrWithAReason(Case one) {
    try (var bench = new MachineBench(RecordedMachines.profile(one.recording()))) {
      bench.leavePost();
      int restarts = bench.bmc().history().hostReboots();
      var story = new BiosStory(bench, DATABASE.pool());
      var wishes = RecordedWishes.of(story.bios(), 1);
      var wish = wishes.get(one.fault().ordinal() % wishes.size());
      var foreseen = story.bios().compare(wish.attributes(), List.of());
      var plan = Objects.requireNonNull(story.plan(BiosChangeRequest.of(wish.attributes())));
      bench.strike(one.fault());
      bench.restartService();

      var job = story.run(plan);

      var text = "%s: %s; %s".formatted(wish, job.summary().now(), BiosStory.failure(job));
      assertThat(job.state() == JobState.SUCCEEDED)
          .as(text)
          .isEqualTo(holds(foreseen, story.truth()));
      assertThat(bench.bmc().history().hostReboots() - restarts)
          .as(text)
          .isLessThanOrEqualTo(foreseen.passes());
      if (job.state() != JobState.SUCCEEDED) {
        GivenReason.assertGiven(job, bench.bmc().name(), text);
      }
      System.out.printf("%s: %s on %s%n", one, job.state(), text);
    }
  }
}
