package org.hwautomation.fleet.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hwautomation.fleet.JobsDatabase;
import org.hwautomation.jobs.JobState;
import org.hwautomation.jobs.testing.CrashingDataSource;
import org.hwautomation.jobs.testing.CrashingDataSource.Crash;
import org.hwautomation.jobs.testing.CrashingDataSource.Moment;
import org.hwautomation.simulator.machine.Happening;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The provisioning plan on each kind of machine, stopped before and after every database write
/// that is not the repetition of a look, and gone on with by a new process. Because a step writes
/// before and after each act on the BMC, that is also before and after every act.
class ProvisioningCrashMatrixTest {

  /// All points (`-Dcrash.step=1`) take long; by default a few, other ones for each persona.
  private static final int STEP = Integer.getInteger("crash.step", 23);

  private static final Pattern UPLOAD = Pattern.compile("update|upload", Pattern.CASE_INSENSITIVE);

  @RegisterExtension static final JobsDatabase DATABASE = new JobsDatabase();
  @TempDir static Path directory;

  @ParameterizedTest
  @EnumSource
  void endsTheSameWhereverTheServiceIsKilled(Persona persona) {
    var counting = CrashingDataSource.counting(DATABASE.pool());
    var points = new CrashPoints(counting, DATABASE.pool());
    var undisturbed = undisturbed(persona, counting, _ -> {});
    var all = points.all();
    assertThat(all).hasSizeGreaterThan(40);
    var otherEnds = new TreeMap<String, End>();
    int kills = 0;
    for (var moment : Moment.values()) {
      for (int i = persona.ordinal() % STEP; i < all.size(); i += STEP) {
        var dying = new CrashingDataSource(DATABASE.pool(), all.get(i), moment);
        var end = run(persona, dying, Duration.ZERO, _ -> {});
        if (!end.equals(undisturbed)) {
          otherEnds.put("%s write %d".formatted(moment, all.get(i)), end);
        }
        if (dying.died()) kills++;
      }
    }
    // How often a step looks differs a little from run to run, and so does the number of writes.
    assertThat(kills).isGreaterThan(2 * all.size() / STEP * 9 / 10);
    assertThat(otherEnds).as("%s, killed", persona).isEmpty();
  }

  /// Killed after each upload that has arrived and that nobody has written down, and gone for an
  /// hour: the installation is over when somebody looks again, and only the BMC can tell.
  @ParameterizedTest
  @EnumSource
  void anUploadThatEndedWhileNobodyLookedIsNotSentAgain(Persona persona) {
    var counting = CrashingDataSource.counting(DATABASE.pool());
    var unnoticed = new ArrayList<Integer>();
    var uploads = new AtomicLong();
    var undisturbed =
        undisturbed(
            persona,
            counting,
            bench ->
                counting.beforeEachWrite(() -> {
                  long arrived = uploads(bench);
                  if (uploads.getAndSet(arrived) < arrived) unnoticed.add(counting.writes());
                }));
    assertThat(unnoticed).as("uploads seen").hasSizeGreaterThanOrEqualTo(3);
    for (int dieAt : unnoticed) {
      var dying = new CrashingDataSource(DATABASE.pool(), dieAt, Moment.BEFORE);
      assertThat(run(persona, dying, Duration.ofHours(1), _ -> {}))
          .as("%s killed before write %d", persona, dieAt)
          .isEqualTo(undisturbed);
      assertThat(dying.died()).isTrue();
    }
  }

  private static long uploads(Workbench bench) {
    return bench.bmc().history().requests().stream()
        .filter(seen -> seen.method().equals("POST") && seen.status() < 300)
        .filter(seen -> UPLOAD.matcher(seen.uri()).find())
        .count();
  }

  private static End undisturbed(
      Persona persona, CrashingDataSource counting, Consumer<Workbench> prepare) {
    var end = run(persona, counting, Duration.ZERO, prepare);
    assertThat(end.state()).as(end.text()).isEqualTo(JobState.SUCCEEDED);
    assertThat(end.flashes()).isPositive();
    assertThat(end.flashedTwice()).isZero();
    assertThat(end.hostReboots()).isBetween(1, 2);
    assertThat(end.asWanted()).isTrue();
    return end;
  }

  /// What became of the machine.
  ///
  /// @param text what the job says at its end
  record End(
      JobState state,
      String text,
      long flashes,
      long flashedTwice,
      int hostReboots,
      int bmcRestarts,
      boolean asWanted) {}

  private static End run(
      Persona persona, CrashingDataSource source, Duration outage, Consumer<Workbench> prepare) {
    try (var bench = new Workbench(persona, directory)) {
      prepare.accept(bench);
      var job = bench.submit(DATABASE.pool(), bench.plan(persona.settings()));
      try {
        bench.run(source.dataSource(), job);
      } catch (Crash expected) {
        bench.restartService(outage);
        bench.run(DATABASE.pool(), job);
      }
      var history = bench.bmc().history();
      var components = history.flashes().stream().map(Happening.Flash::component).toList();
      var end = bench.job(DATABASE.pool(), job);
      // Of a run that is not as it should be, this tells why.
      System.out.println(persona + bench.newestEvents(DATABASE.pool(), job, 100));
      return new End(
          end.state(),
          end.summary().now(),
          components.size(),
          components.size() - components.stream().distinct().count(),
          history.hostReboots(),
          history.bmcRestarts(),
          bench.isAsWanted());
    }
  }
}
