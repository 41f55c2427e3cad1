package org.hwautomation.driver.dell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hwautomation.driver.bios.BiosApplyState;
import org.hwautomation.driver.standard.bios.BiosResource;
import org.hwautomation.driver.standard.bios.BiosStaging;
import org.hwautomation.driver.standard.bios.SettingsObjectStaging;
import org.hwautomation.redfish.client.IfMatch;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// BIOS settings by configuration job (fact book 3.3 and D1). Two ways lead to the job: naming an
/// apply time in the PATCH, or a job of its own afterwards; doing both is refused.
record DellBiosStaging(BiosResource bios, DellJobs jobs) implements BiosStaging {

  private static final Duration JOB_TIME = Duration.ofMinutes(1);

  @Override
  public Optional<JsonNode> underway(Map<String, Object> attributes) {
    if (!SettingsObjectStaging.holds(bios.pending(), attributes)) return Optional.empty();
    return openJob().map(job -> ticket(job.id()));
  }

  private Optional<DellJob> openJob() {
    return jobs.open().stream().filter(DellJob::configuresBios).findFirst();
  }

  @Override
  public JsonNode stage(Map<String, Object> attributes) {
    var standing = openJob();
    if (standing.isPresent()) return besides(standing.get(), attributes);
    try {
      return patch(attributes);
    } catch (RedfishException refused) {
      // Somebody made a job since the queue was read.
      var other = isCommitted(refused.failure()) ? openJob() : Optional.<DellJob>empty();
      return besides(other.orElseThrow(() -> refused), attributes);
    }
  }

  private static boolean isCommitted(Failure failure) {
    return failure instanceof Failure.RejectedByValidation(var _, var _, var messages)
        && messages.stream()
            .anyMatch(message -> message.is("SYS011") || message.text().contains("committed"));
  }

  private static boolean isNothingPending(Failure failure) {
    return failure instanceof Failure.RejectedByValidation(var _, var _, var messages)
        && messages.stream()
            .anyMatch(
                message -> message.is("SYS029") || message.text().startsWith("No pending data"));
  }

  private JsonNode besides(DellJob job, Map<String, Object> attributes) {
    return switch (job.phase()) {
      case SCHEDULED -> joined(job, attributes);
      case PREPARING, RUNNING, WAITS_FOR_POWER, COMPLETED, FAILED -> throw busy(job);
    };
  }

  /// While a job exists iDRAC refuses further settings. The way out that Dell supports: take the
  /// job back, and schedule what it held together with what is new.
  private JsonNode joined(DellJob job, Map<String, Object> attributes) {
    var union = new LinkedHashMap<>(bios.pending());
    union.putAll(attributes);
    jobs.delete(job.id());
    return patch(union);
  }

  private JsonNode patch(Map<String, Object> attributes) {
    var path = bios.requiredSettingsPath();
    var body = JsonNodeFactory.instance.objectNode();
    boolean byApplyTime = bios.applyTimes().contains("OnReset");
    if (byApplyTime) body.putObject("@Redfish.SettingsApplyTime").put("ApplyTime", "OnReset");
    body.set("Attributes", SettingsObjectStaging.toJson(attributes));
    var reply = bios.resources().bmc().patch(path, body, IfMatch.NONE);
    bios.resources().bmc().forget(path);
    var accepted = jobOf(reply);
    if (accepted.isPresent()) return ticket(accepted.get());
    // The job exists or is about to: asking for another one would be refused (fact book 3.3).
    if (byApplyTime) return ticket(openJob().map(DellJob::id).orElse(""));
    return ticket(createJob(path));
  }

  private String createJob(String settingsPath) {
    var body = JsonNodeFactory.instance.objectNode().put("TargetSettingsURI", settingsPath);
    Reply reply;
    try {
      reply = bios.resources().bmc().post(jobs.collection(), body);
    } catch (RedfishException e) {
      if (isNothingPending(e.failure())) return ""; // it is so already
      throw e;
    }
    return jobOf(reply)
        .or(() -> openJob().map(DellJob::id))
        .orElseThrow(() ->
            new RedfishException(
                new Failure.BadAnswer(
                    new Where(bios.resources().name(), "POST", jobs.collection()),
                    "the BIOS job was accepted but is not in the queue",
                    org.hwautomation.redfish.failure.Effect.UNKNOWN)));
  }

  /// A ticket for the job that waits, whatever it holds.
  Optional<JsonNode> standing() {
    return openJob().map(job -> ticket(job.id()));
  }

  /// Makes a change that is no attribute (a password, secure boot, the boot order) and the job that
  /// carries it out. Settings that a waiting job holds go along with it.
  JsonNode scheduled(Supplier<Reply> change) {
    try {
      return together(change);
    } catch (RedfishException refused) {
      // Somebody made a job since the queue was read.
      if (!isCommitted(refused.failure()) || openJob().isEmpty()) throw refused;
      return together(change);
    }
  }

  private JsonNode together(Supplier<Reply> change) {
    var held = takenBack();
    var path = bios.requiredSettingsPath();
    if (!held.isEmpty()) pend(held);
    Reply reply;
    try {
      reply = change.get();
    } catch (RuntimeException e) {
      if (!held.isEmpty()) restore(path, e);
      throw e;
    }
    var accepted = jobOf(reply);
    return ticket(accepted.orElseGet(() -> createJob(path)));
  }

  /// Settings alone, without the apply time that would make a job of them.
  private void pend(Map<String, Object> attributes) {
    var path = bios.requiredSettingsPath();
    var body = JsonNodeFactory.instance.objectNode();
    body.set("Attributes", SettingsObjectStaging.toJson(attributes));
    bios.resources().bmc().patch(path, body, IfMatch.NONE);
    bios.resources().bmc().forget(path);
  }

  /// The change was refused: what the job before it held waits for a reset again.
  private void restore(String settingsPath, RuntimeException refusal) {
    try {
      createJob(settingsPath);
    } catch (RuntimeException e) {
      refusal.addSuppressed(e);
    }
  }

  /// What the waiting job holds; the job is gone afterwards. A job whose change does not show is
  /// left alone: what it holds could not be put back.
  private Map<String, Object> takenBack() {
    var standing = openJob();
    if (standing.isEmpty()) return Map.of();
    var held = bios.pending();
    if (standing.get().phase() != DellJob.Phase.SCHEDULED || held.isEmpty()) {
      throw busy(standing.get());
    }
    jobs.delete(standing.get().id());
    return held;
  }

  static Optional<String> jobOf(Reply reply) {
    return reply
        .location()
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .filter(id -> id.startsWith("JID_"));
  }

  @Override
  public BiosApplyState look(JsonNode ticket) {
    var id = ticket.path("job").asString("");
    var found = id.isEmpty() ? openJob() : jobs.find(id);
    if (found.isEmpty()) {
      return bios.pending().isEmpty()
          ? new BiosApplyState.Finished("the job is gone and nothing is pending")
          : new BiosApplyState.Preparing("the job is not in the queue yet");
    }
    var job = found.get();
    var text = job.id() + ": " + job.message();
    return switch (job.phase()) {
      case PREPARING -> new BiosApplyState.Preparing(text);
      case SCHEDULED ->
          job.messageId().equals("PR30")
              ? new BiosApplyState.Refused("PR30", text)
              : new BiosApplyState.AwaitingReset(text);
      case WAITS_FOR_POWER -> new BiosApplyState.AwaitingReset(text);
      case RUNNING -> new BiosApplyState.Applying(job.percent(), text);
      case COMPLETED -> new BiosApplyState.Finished(text);
      case FAILED -> new BiosApplyState.Refused(job.messageId(), text);
    };
  }

  @Override
  public void discardPending() {
    var standing = openJob();
    if (standing.isPresent()) {
      if (standing.get().phase() == DellJob.Phase.RUNNING) throw busy(standing.get());
      jobs.delete(standing.get().id());
    }
    if (bios.pending().isEmpty()) return;
    var settings = bios.resources().bmc().read(bios.requiredSettingsPath());
    settings
        .action("DellManager.ClearPending")
        .ifPresent(clear ->
            bios.resources().bmc().post(clear.target(), JsonNodeFactory.instance.objectNode()));
    bios.resources().bmc().forget(settings.path());
  }

  private RedfishException busy(DellJob job) {
    return new RedfishException(
        new Failure.Busy(
            new Where(bios.resources().name(), "PATCH", job.id() + " " + job.state()),
            JOB_TIME,
            List.of()));
  }

  private static JsonNode ticket(String job) {
    return JsonNodeFactory.instance.objectNode().put("job", job);
  }
}
