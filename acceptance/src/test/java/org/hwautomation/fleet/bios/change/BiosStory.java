package org.hwautomation.fleet.bios.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.fleet.devicetype.MethodUse;
import org.hwautomation.fleet.provisioning.MachineBench;
import org.hwautomation.fleet.step.WayBack;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.plan.Plan;
import org.jspecify.annotations.Nullable;

/// BIOS changes as stories tell them: planned from what the machine shows, run to their end, judged
/// by what the machine itself has.
record BiosStory(MachineBench bench, DataSource database) {

  BiosConfiguration bios() {
    return bench.server().must(BiosConfiguration.class);
  }

  /// Null when nothing is to be done.
  @Nullable Plan plan(BiosChangeRequest request) {
    return plan(request, MethodUse.UNKNOWN);
  }

  @Nullable Plan plan(BiosChangeRequest request, MethodUse method) {
    var server = bench.server();
    var comparison = bios().compare(request.attributes(), List.of());
    assertThat(comparison.faults()).isEmpty();
    if (comparison.changes().isEmpty()) return null;
    var changes = new ArrayList<SettingChange>();
    for (var difference : comparison.changes()) {
      changes.add(new SettingChange(difference, method, "the story says so", List.of()));
    }
    return BiosChangePlanner.plan(server.name(), server.identify(), changes, request, List.of());
  }

  Job run(Plan plan) {
    UUID job = bench.submit(database, plan);
    bench.run(database, job);
    return bench.job(database, job);
  }

  /// What a person who takes the job back asks for.
  BiosChangeRequest takingBack(Job job, Map<String, @Nullable Object> before) {
    var touched = new TreeSet<String>();
    for (var step : job.steps()) {
      step.result().path("attributes").propertyNames().forEach(touched::add);
    }
    return BiosChangeRequest.of(WayBack.to(bios(), before, touched));
  }

  /// What the machine has, whatever it shows.
  Map<String, String> truth() {
    var machine = bench.bmc().machine();
    return machine.inside(() -> {
      var values = new LinkedHashMap<String, String>();
      var bios = machine.tree().link(machine.host().systems().getFirst(), "Bios").orElseThrow();
      for (var one : machine.tree().at(bios, "/Attributes").properties()) {
        values.put(one.getKey(), one.getValue().asString(""));
      }
      return values;
    });
  }

  static String failure(Job job) {
    return job.steps().stream()
        .flatMap(step -> step.failure().stream())
        .map(failure -> failure.message())
        .findFirst()
        .orElse("");
  }
}
