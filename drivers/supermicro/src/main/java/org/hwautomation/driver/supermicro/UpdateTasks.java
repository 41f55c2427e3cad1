package org.hwautomation.driver.supermicro;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.TaskList;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Paths;
import org.hwautomation.redfish.client.Resource;

/// The BMC's update tasks, known by their names: "BIOS Verify", then "BIOS Update" (fact book 5.6).
record UpdateTasks(ServerResources resources) {

  private static final Set<String> ENDED = Set.of("Completed", "Killed", "Exception", "Cancelled");

  enum Phase {
    VERIFY,
    UPDATE
  }

  record UpdateTask(String path, String name, Phase phase, String state, String endTime) {
    boolean open() {
      return !ENDED.contains(state);
    }

    boolean completed() {
      return state.equals("Completed");
    }
  }

  /// Newest first.
  List<UpdateTask> of(ComponentKind kind) {
    return all().stream().filter(task -> isFor(task, kind)).toList();
  }

  List<UpdateTask> all() {
    return new TaskList(resources)
        .tasks().stream()
            .flatMap(task -> read(task).stream())
            .sorted(Comparator.comparingLong((UpdateTask task) -> number(task.path)).reversed())
            .toList();
  }

  private static Optional<UpdateTask> read(Resource task) {
    var name = task.text("Name");
    var phase =
        name.contains("Verify")
            ? Optional.of(Phase.VERIFY)
            : name.contains("Update") ? Optional.of(Phase.UPDATE) : Optional.<Phase>empty();
    return phase.map(found ->
        new UpdateTask(task.path(), name, found, task.text("TaskState"), task.text("EndTime")));
  }

  private static boolean isFor(UpdateTask task, ComponentKind kind) {
    return switch (kind) {
      case BMC -> task.name.startsWith("BMC");
      case BIOS -> task.name.startsWith("BIOS");
      case CPLD -> task.name.contains("CPLD");
      case STORAGE, NIC, DRIVE, PSU, OTHER ->
          !task.name.startsWith("BMC")
              && !task.name.startsWith("BIOS")
              && !task.name.contains("CPLD");
    };
  }

  static long number(String path) {
    try {
      return Long.parseLong(Paths.last(path));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// Whether a task ended within this time, by the BMC's own clock.
  boolean endedWithin(UpdateTask task, Duration time) {
    var ended = time(task.endTime);
    var now = time(resources.manager(Freshness.FRESH).text("DateTime"));
    return ended.isPresent() && now.isPresent() && ended.get().isAfter(now.get().minus(time));
  }

  /// Whether the host was reset after a task ended, where the BMC tells.
  boolean resetSince(UpdateTask task) {
    var reset = time(resources.system(Freshness.FRESH).text("LastResetTime"));
    var ended = time(task.endTime);
    return reset.isPresent() && ended.isPresent() && reset.get().isAfter(ended.get());
  }

  private static Optional<OffsetDateTime> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
