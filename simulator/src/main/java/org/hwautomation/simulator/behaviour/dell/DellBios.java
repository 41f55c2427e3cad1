package org.hwautomation.simulator.behaviour.dell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.HostStart;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.MachineTask;
import org.hwautomation.simulator.machine.PostState;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// BIOS settings by configuration job (fact book 3.3, sequence D1). A PATCH with an apply time
/// makes the job; one without only writes the pending settings, and nothing ever comes of them
/// before somebody makes a job. While a job exists further settings are refused.
public final class DellBios implements Behaviour {

  static final Duration TAKEN_IN = Duration.ofSeconds(20);

  private static final String DEFAULTS_PENDING = "ResetBiosToDefaultsPending";
  private static final String APPLY_TIME = "@Redfish.SettingsApplyTime";

  private final LcJobQueue queue;
  private final LcReadiness readiness;
  private final PendingAgain again;
  private String bios = "";
  private String settings = "";
  private DellBiosValues values = new DellBiosValues("", "");
  private final DellSetup setup = new DellSetup();
  private boolean defaultsWait;

  /// What a PATCH of values that a job holds already is answered with.
  public enum PendingAgain {
    REFUSED,
    /// Newer firmware: 200 without `Location`.
    FINE_WITHOUT_LOCATION
  }

  public DellBios(LcJobQueue queue, LcReadiness readiness, PendingAgain again) {
    this.queue = queue;
    this.readiness = readiness;
    this.again = again;
  }

  @Override
  public void onStart(Machine machine) {
    var tree = machine.tree();
    for (var system : machine.host().systems()) {
      tree.link(system, "Bios").ifPresent(found -> bios = ResourcePath.clean(found));
    }
    if (bios.isEmpty()) return;
    settings =
        ResourcePath.clean(
            tree.at(bios, "/@Redfish.Settings/SettingsObject/@odata.id").asString(""));
    values = new DellBiosValues(bios, settings);
  }

  private boolean ours(String path) {
    return !settings.isEmpty()
        && (ResourcePath.key(path).startsWith(ResourcePath.key(bios)) || queue.takes(path));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    if (settings.isEmpty()) return Set.of();
    if (ResourcePath.key(path).equals(ResourcePath.key(settings))) return Set.of("PATCH");
    return queue.takes(path) ? Set.of("POST") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    if (settings.isEmpty()) return Optional.empty();
    if (request.method().equals("PATCH")) {
      var answered = setUp(request, machine);
      if (answered.isPresent()) return answered;
    }
    if (!ours(request.path())) return Optional.empty();
    if (request.is("POST", bios + "/Actions/Bios.ChangePassword")) {
      return Optional.of(changePassword(request, machine));
    }
    if (request.is("PATCH", settings)) return Optional.of(patch(request, machine));
    if (request.method().equals("POST") && queue.takes(request.path())) {
      return Optional.of(makeJob(request, machine));
    }
    if (request.is("POST", settings + "/Actions/Oem/DellManager.ClearPending")) {
      return Optional.of(clearPending(machine));
    }
    return request.is("POST", bios + "/Actions/Bios.ResetBios")
        ? Optional.of(resetBios(machine))
        : Optional.empty();
  }

  /// Secure boot and the boot order are changed by a job too (fact book 3.4).
  private Optional<Response> setUp(Request request, Machine machine) {
    for (var system : machine.host().systems()) {
      var secureBoot = machine.tree().link(system, "SecureBoot");
      var enable = request.json().path("SecureBootEnable");
      if (secureBoot.isPresent() && request.is("PATCH", secureBoot.get()) && enable.isBoolean()) {
        return Optional.of(
            busy(request, machine)
                .orElseGet(() -> secureBoot(enable.asBoolean(), request, machine)));
      }
      var order = request.json().path("Boot").path("BootOrder");
      var systemSettings = DellSetup.settings(system, machine);
      boolean here =
          request.is("PATCH", system)
              || !systemSettings.isEmpty() && request.is("PATCH", systemSettings);
      if (here && order.isArray()) {
        return Optional.of(
            busy(request, machine)
                .orElseGet(() -> order(order, system, systemSettings, request, machine)));
      }
    }
    return Optional.empty();
  }

  private Optional<Response> busy(Request request, Machine machine) {
    if (!readiness.isReady(machine)
        || machine.faults().strikes(Condition.POST_BUSY, machine, request.path())) {
      return Optional.of(DellErrors.notReady(machine));
    }
    if (machine.faults().strikes(Condition.BIOS_JOB_PENDING_CONFLICT, machine, request.path())) {
      somebodyElses(machine);
    }
    return Optional.empty();
  }

  private Response secureBoot(boolean enable, Request request, Machine machine) {
    if (queue.openBiosJob().isPresent()) return DellErrors.alreadyCommitted(machine);
    setup.secureBoot(enable, request.user() == null ? "" : request.user());
    return machine.errors().base(200, "Success");
  }

  /// A job of its own follows; an order that is so already makes none.
  private Response order(
      JsonNode order, String system, String systemSettings, Request request, Machine machine) {
    if (queue.openBiosJob().isPresent()) return DellErrors.alreadyCommitted(machine);
    var problem = setup.order(order, system, systemSettings, request, machine);
    if (problem.isPresent()) return problem.get();
    if (!setup.changesOrder()) return machine.errors().base(200, "Success");
    return machine.errors().base(202, "Success").withHeader("Location", job(machine).task().path());
  }

  private Response changePassword(Request request, Machine machine) {
    var refused = busy(request, machine);
    if (refused.isPresent()) return refused.get();
    if (queue.openBiosJob().isPresent()) return DellErrors.alreadyCommitted(machine);
    return setup
        .password(request, bios, machine)
        .orElseGet(() -> machine.errors().base(200, "Success"));
  }

  private Response patch(Request request, Machine machine) {
    var busy = busy(request, machine);
    if (busy.isPresent()) return busy.get();
    if (!(request.json().get("Attributes") instanceof ObjectNode wanted)) {
      return machine.errors().base(400, "PropertyMissing", "Attributes");
    }
    if (queue.openBiosJob().isPresent()) {
      return again == PendingAgain.FINE_WITHOUT_LOCATION && values.holds(wanted)
          ? machine.errors().base(200, "Success")
          : DellErrors.alreadyCommitted(machine);
    }
    var problems = problems(wanted, machine);
    if (!problems.isEmpty()) return Response.json(400, machine.errors().body(problems));
    var when = request.json().path(APPLY_TIME).path("ApplyTime").asString("");
    if (!when.isEmpty() && !when.equals("OnReset")) {
      return machine.errors().base(400, "PropertyValueNotInList", when, "ApplyTime");
    }
    values.pend(wanted, request.user() == null ? "" : request.user(), machine);
    if (when.isEmpty()) return machine.errors().base(200, "Success");
    return machine.errors().base(202, "Success").withHeader("Location", job(machine).task().path());
  }

  private ArrayList<ObjectNode> problems(ObjectNode wanted, Machine machine) {
    var inForce = machine.tree().at(bios, "/Attributes");
    var maps = values.maps(machine);
    var problems = new ArrayList<ObjectNode>();
    for (var attribute : wanted.properties()) {
      var name = attribute.getKey();
      var value = attribute.getValue();
      if (!inForce.has(name)) {
        problems.add(machine.errors().baseMessage("PropertyUnknown", name));
        continue;
      }
      maps.problem(name, value, inForce)
          .map(message ->
              message.equals("PropertyNotWritable")
                  ? machine.errors().baseMessage(message, name)
                  : machine.errors().baseMessage(message, value.asString(""), name))
          .map(message -> {
            message.putArray("RelatedProperties").add("#/Attributes/" + name);
            return message;
          })
          .ifPresent(problems::add);
    }
    return problems;
  }

  /// A reset before the job is `Scheduled` misses it.
  private LcJob job(Machine machine) {
    var job = queue.add(LcJob.Kind.BIOS, settings, machine);
    job.whenTaken(() -> {
      values.forget(machine);
      setup.forget(machine);
    });
    machine
        .clock()
        .after(
            TAKEN_IN,
            () -> {
              if (queue.holds(job) && job.state() == LcState.NEW) {
                job.show(LcState.SCHEDULED, 0, LcMessage.JCP001);
              }
            });
    return job;
  }

  private void somebodyElses(Machine machine) {
    if (queue.openBiosJob().isPresent()) return;
    var numLock = machine.tree().at(bios, "/Attributes/NumLock").asString("On");
    values.pend(
        Json.object().put("NumLock", numLock.equals("On") ? "Off" : "On"),
        "somebody else",
        machine);
    job(machine).show(LcState.SCHEDULED, 0, LcMessage.JCP001);
  }

  private Response makeJob(Request request, Machine machine) {
    var target = request.json().path("TargetSettingsURI").asString("");
    if (!ResourcePath.key(target).equals(ResourcePath.key(settings))) {
      return machine.errors().base(400, "PropertyValueNotInList", target, "TargetSettingsURI");
    }
    if (queue.openBiosJob().isPresent()) return DellErrors.alreadyCommitted(machine);
    if (nothingWaits()) return DellErrors.nothingPending(machine);
    return machine.errors().base(200, "Success").withHeader("Location", job(machine).dellPath());
  }

  /// Only while no job has been made; afterwards the job is to be deleted.
  private Response clearPending(Machine machine) {
    if (queue.openBiosJob().isPresent()) return DellErrors.alreadyCommitted(machine);
    if (nothingWaits()) return DellErrors.nothingPending(machine);
    values.forget(machine);
    setup.forget(machine);
    return machine.errors().base(200, "Success");
  }

  private boolean nothingWaits() {
    return values.isEmpty() && setup.isEmpty();
  }

  /// Takes effect at the next reset, without a job.
  private Response resetBios(Machine machine) {
    if (!readiness.isReady(machine)
        || machine.faults().strikes(Condition.POST_BUSY, machine, bios)) {
      return DellErrors.notReady(machine);
    }
    if (!nothingWaits()) return DellErrors.alreadyCommitted(machine);
    defaultsWait(true, machine);
    return machine.errors().base(200, "Success");
  }

  /// iDRAC9 shows it since 6.10.
  private void defaultsWait(boolean wait, Machine machine) {
    defaultsWait = wait;
    machine
        .tree()
        .edit(
            bios,
            node -> {
              if (node.has(DEFAULTS_PENDING)) node.put(DEFAULTS_PENDING, wait);
            });
  }

  @Override
  public void onHostReset(Machine machine, HostStart start) {
    queue
        .openBiosJob()
        .filter(job -> job.state() == LcState.SCHEDULED)
        .ifPresent(job -> job.show(LcState.RUNNING, 10, LcMessage.PR20));
  }

  private Optional<LcJob> running() {
    return queue.openBiosJob().filter(job -> job.state() == LcState.RUNNING);
  }

  /// The values show before the job has ended (fact book 3.3).
  @Override
  public void onPostState(Machine machine, PostState state) {
    if (state != PostState.DISCOVERY_COMPLETE) return;
    running()
        .ifPresent(job -> {
          values.apply(machine);
          job.show(LcState.RUNNING, 60, LcMessage.PR20);
        });
  }

  @Override
  public void onHostPostFinished(Machine machine) {
    if (defaultsWait) {
      values.reset(machine.profile().tree().at(bios, "/Attributes"), machine);
      defaultsWait(false, machine);
      LcLog.add("UEFI0157", "The BIOS settings were reset to their defaults.", machine);
      LcLog.add("SYS1003", "The system was reset.", machine);
    }
    running()
        .ifPresent(job -> {
          var ending = job.end(LcState.COMPLETED, LcMessage.PR19);
          if (ending == MachineTask.Ending.AS_ASKED) {
            values.keep(machine);
            setup.apply(bios, machine);
          }
          if (ending == MachineTask.Ending.CRITICAL) {
            values.takeBack(machine);
            setup.forget(machine);
          }
        });
  }
}
