package org.hwautomation.app.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Fleet;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.bios.change.ApplyTime;
import org.hwautomation.fleet.bios.change.BiosChangeRequest;
import org.hwautomation.fleet.bios.change.BiosChanges;
import org.hwautomation.fleet.bios.snapshot.SnapshotKind;
import org.hwautomation.fleet.operation.EachServer;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.order.Orders;
import org.hwautomation.fleet.window.WindowChoice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The job types of BIOS settings as they were called before there were plans. A read becomes a
/// snapshot, a write becomes a change: validated, planned, run and read back like any other.
@RestController
class OlderJobApi {

  /// A read is done while the caller waits.
  private static final int MOST_READS = 50;

  private final Fleet fleet;
  private final BiosChanges changes;
  private final Orders orders;
  private final NamedServers named;

  OlderJobApi(Fleet fleet, BiosChanges changes, Orders orders) {
    this.fleet = fleet;
    this.changes = changes;
    this.orders = orders;
    this.named = new NamedServers(fleet);
  }

  /// As they stand in requests.
  enum JobType {
    @JsonProperty("bios_config_read")
    BIOS_CONFIG_READ,
    @JsonProperty("bios_config_write")
    BIOS_CONFIG_WRITE
  }

  /// @param servers ids or names
  /// @param query text search instead of names, as in the list of servers
  /// @param saveAsBaseline of a read: the values are as they should be
  /// @param attributes of a write: attribute → value
  /// @param rebootRequired of a write: true or absent = the host is restarted as often as the plan
  ///   says; false = the change is only left waiting in the BMC
  /// @param createMaintenanceWindow of a write: true = begun only while the maintenance window that
  ///   covers the server is open
  record Body(
      @NotNull @JsonProperty("job_type") JobType jobType,
      @Nullable List<String> servers,
      @Nullable String query,
      @Nullable @JsonProperty("save_as_baseline") Boolean saveAsBaseline,
      @Nullable Map<String, Object> attributes,
      @Nullable @JsonProperty("reboot_required") Boolean rebootRequired,
      @Nullable @JsonProperty("create_maintenance_window") Boolean createMaintenanceWindow) {}

  record Reading(
      String server, @Nullable BiosSnapshotBody snapshot, @Nullable ProblemBody problem) {}

  record ReadingsBody(List<Reading> readings) {}

  @PostMapping("/api/orchestration/jobs")
  ResponseEntity<?> start(
      Actor actor,
      @Valid @RequestBody Body body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    actor.require(Permission.CHANGE_SERVERS);
    return switch (body.jobType()) {
      case BIOS_CONFIG_READ -> read(actor, body);
      case BIOS_CONFIG_WRITE -> write(actor, body, Optional.ofNullable(key));
    };
  }

  private ResponseEntity<ReadingsBody> read(Actor actor, Body body) {
    refuse(
        "bios_config_write",
        given("attributes", body.attributes()),
        given("reboot_required", body.rebootRequired()),
        given("create_maintenance_window", body.createMaintenanceWindow()));
    var ids = named.of(body.servers(), body.query());
    if (ids.size() > MOST_READS) {
      throw Problem.invalid(
          "too-many-servers",
          "%d servers are too many to be read while you wait; %d are not."
              .formatted(ids.size(), MOST_READS),
          "Ask for fewer at a time; the sweep reads all of them by itself.");
    }
    boolean baseline = Boolean.TRUE.equals(body.saveAsBaseline());
    var kind = baseline ? SnapshotKind.BASELINE : SnapshotKind.CURRENT;
    var readings =
        EachServer.of(
            fleet.servers().all(ids),
            server -> {
              try {
                var taken = fleet.biosReadings().take(actor, server.id(), kind, "");
                return new Reading(server.name(), BiosSnapshotBody.of(taken), null);
              } catch (Problem problem) {
                return new Reading(server.name(), null, ProblemBody.of(problem));
              }
            });
    return ResponseEntity.ok(new ReadingsBody(readings));
  }

  private ResponseEntity<?> write(Actor actor, Body body, Optional<String> key) {
    refuse("bios_config_read", given("save_as_baseline", body.saveAsBaseline()));
    var servers = named.of(body.servers(), body.query());
    var request =
        BiosChangeRequest.of(
                body.attributes() == null ? Map.of() : new LinkedHashMap<>(body.attributes()))
            .at(applyTime(body));
    var wish =
        new StartOrder<>(
            servers,
            request,
            Map.of(),
            StartOrder.DEFAULT_PRIORITY,
            key,
            List.<UUID>of(),
            Optional.empty());
    return servers.size() > 1
        ? OrderBody.accepted(orders.accept(actor, changes.operation(), wish, false))
        : StartedJobs.answer(changes.start(actor, wish));
  }

  private static ApplyTime applyTime(Body body) {
    boolean window = Boolean.TRUE.equals(body.createMaintenanceWindow());
    if (!Boolean.FALSE.equals(body.rebootRequired())) {
      return window ? new ApplyTime.NextWindow(WindowChoice.OF_THE_SERVER) : ApplyTime.NOW;
    }
    if (!window) return new ApplyTime.StageOnly();
    throw Problem.invalid(
        "window-without-restart",
        "create_maintenance_window is true, and reboot_required is false: nothing would be done in the window.",
        "Leave out one of the two.");
  }

  private static Optional<String> given(String field, @Nullable Object value) {
    return Optional.ofNullable(value).map(_ -> field);
  }

  @SafeVarargs
  private static void refuse(String other, Optional<String>... fields) {
    var faults = new ArrayList<Fault>();
    for (var field : fields) {
      field.ifPresent(
          name -> faults.add(Fault.of(name, "field-of-another-type", "is a field of " + other)));
    }
    if (faults.isEmpty()) return;
    throw new Problem(
        Problem.Kind.INVALID,
        "field-of-another-type",
        "This job type does not have the field " + faults.getFirst().where() + ".",
        "Leave it out, or ask for " + other + ".",
        faults);
  }
}
