package org.hwautomation.fleet.bios.operation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Permission;
import org.hwautomation.fleet.connection.LiveServers;
import org.hwautomation.fleet.operation.PastJobs;
import org.hwautomation.fleet.operation.StartOrder;
import org.hwautomation.fleet.operation.Started;
import org.hwautomation.fleet.order.SingleStart;
import org.hwautomation.fleet.server.Servers;
import org.hwautomation.fleet.step.BiosAct;
import org.hwautomation.fleet.step.ConfirmAct;
import org.hwautomation.jobs.Job;
import org.hwautomation.jobs.Jobs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// BIOS operations beside attributes, on one server or many: shows each server's plan, starts it as
/// a job, and takes back what can be taken back.
public final class BiosOperations {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Servers servers;
  private final OperateBios operation;
  private final SingleStart single;
  private final LiveServers live;
  private final PasswordSafe passwords;
  private final PastJobs past;

  public BiosOperations(
      Servers servers,
      OperateBios operation,
      SingleStart single,
      LiveServers live,
      Jobs jobs,
      PasswordSafe passwords) {
    this.servers = servers;
    this.operation = operation;
    this.single = single;
    this.live = live;
    this.passwords = passwords;
    this.past = new PastJobs(jobs);
  }

  /// How orders and single servers are carried out.
  public OperateBios operation() {
    return operation;
  }

  /// What a server offers and how it stands, read from its BMC now.
  public Offer look(Actor actor, UUID server) {
    actor.require(Permission.READ);
    return live.ask(live.server(server), Offer::of);
  }

  /// Reads each server, of a few, and lays out what would happen. Changes nothing and keeps no
  /// password.
  public List<BiosOperationPlan> preview(
      Actor actor, List<UUID> ids, BiosOperationRequest request) {
    actor.require(Permission.READ);
    return operation.preview(servers.all(ids), request);
  }

  /// Starts the job of one server.
  public Started start(Actor actor, StartOrder<BiosOperationRequest> wish) {
    actor.require(Permission.CHANGE_SERVERS);
    passwords.sweep();
    return single.start(actor, operation, wish);
  }

  /// Whether a job is one of ours that goes back by an operation; of a reset to defaults the values
  /// of before are set again as settings.
  public boolean takesBack(UUID jobId) {
    return inverse(past.find(jobId)).isPresent();
  }

  /// What to ask for so that a server stands again as it did before a job.
  ///
  /// @throws Problem when the job is not over, or nothing can bring it back
  public BiosOperationRequest takingBack(Actor actor, UUID jobId) {
    actor.require(Permission.READ);
    var job = past.over(jobId);
    return inverse(job)
        .map(BiosOperationRequest::of)
        .orElseThrow(() ->
            Problem.conflict(
                "nothing-to-roll-back",
                "Job %s cannot be taken back: nothing of how it was before can be set again."
                    .formatted(jobId),
                "Order what you want instead."));
  }

  /// What brings a job's server back, as the job itself kept it.
  static Optional<BiosOperation> inverse(Job job) {
    return job.steps().stream()
        .filter(step -> step.kind().equals(ConfirmAct.KIND))
        .map(step -> step.result().path("inverse"))
        .filter(JsonNode::isObject)
        .map(node -> JSON.treeToValue(node, BiosAct.class))
        .findFirst()
        .flatMap(BiosOperations::asked);
  }

  private static Optional<BiosOperation> asked(BiosAct inverse) {
    return switch (inverse) {
      case BiosAct.Order(var first) -> Optional.of(new BiosOperation.ReorderBoot(first));
      case BiosAct.SecureBoot(var on) -> Optional.of(new BiosOperation.SwitchSecureBoot(on));
      case BiosAct.Defaults _, BiosAct.Password _, BiosAct.Keys _ -> Optional.empty();
    };
  }

  /// The plan that takes a job back. Changes nothing.
  public List<BiosOperationPlan> previewTakingBack(Actor actor, UUID jobId) {
    var request = takingBack(actor, jobId);
    return preview(actor, List.of(subjectOf(jobId)), request);
  }

  /// Takes a job back, as a job of its own.
  ///
  /// @param approved runs exactly the plan with this hash, or not at all
  public Started takeBack(Actor actor, UUID jobId, Optional<Sha256> approved) {
    actor.require(Permission.CHANGE_SERVERS);
    return start(actor, StartOrder.of(subjectOf(jobId), takingBack(actor, jobId), approved));
  }

  /// A job is over: what it was told in confidence is destroyed.
  public void jobEnded(UUID job) {
    passwords.jobEnded(job);
  }

  /// Destroys passwords that no job needs any more.
  public void sweep() {
    passwords.sweep();
  }

  /// The server that a job worked on.
  public UUID subjectOf(UUID jobId) {
    return past.subject(jobId);
  }
}
