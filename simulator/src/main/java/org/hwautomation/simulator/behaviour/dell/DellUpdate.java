package org.hwautomation.simulator.behaviour.dell;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.base.Sha256;
import org.hwautomation.simulator.behaviour.dell.DellInstall.ApplyTime;
import org.hwautomation.simulator.exchange.Part;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.image.ImageDownload;
import org.hwautomation.simulator.image.Inspection;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.standard.Reading;
import org.hwautomation.simulator.tree.EtagStyle;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.databind.node.ObjectNode;

/// The ways by which a package comes to iDRAC: multipart, push and SimpleUpdate in two steps,
/// SimpleUpdate from a server, and SimpleUpdate of a `Previous-…` (fact book 3.7).
public final class DellUpdate implements Behaviour {

  private static final String APPLY_TIME = "@Redfish.OperationApplyTime";

  private final DellInstall install;
  private final LcReadiness readiness;
  private final Map<String, Part> pushed = new LinkedHashMap<>();
  private String multipart = "";
  private String push = "";
  private String simpleUpdate = "";

  public DellUpdate(DellInstall install, LcReadiness readiness) {
    this.install = install;
    this.readiness = readiness;
  }

  @Override
  public void onStart(Machine machine) {
    var tree = machine.tree();
    var service = tree.link("/redfish/v1", "UpdateService").orElse("");
    multipart = tree.at(service, "/MultipartHttpPushUri").asString("");
    push = tree.at(service, "/HttpPushUri").asString("");
    simpleUpdate = tree.at(service, "/Actions/#UpdateService.SimpleUpdate/target").asString("");
  }

  private static boolean is(String path, String wanted) {
    return !wanted.isEmpty() && ResourcePath.key(path).equals(ResourcePath.key(wanted));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    if (pushed.containsKey(ResourcePath.key(path))) return Set.of("DELETE");
    return is(path, multipart) || is(path, push) || is(path, simpleUpdate)
        ? Set.of("POST")
        : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    var path = request.path();
    return switch (request.method()) {
      case "GET" -> is(path, push) ? tagged(request, machine) : Optional.empty();
      case "DELETE" -> withdraw(path, machine);
      case "POST" -> {
        boolean update = is(path, multipart) || is(path, push) || is(path, simpleUpdate);
        if (update && !readiness.isReady(machine)) {
          yield Optional.of(DellErrors.notReady(machine));
        }
        if (is(path, multipart)) yield Optional.of(multipart(request, machine));
        if (is(path, push)) yield Optional.of(push(request, machine));
        yield is(path, simpleUpdate)
            ? Optional.of(simpleUpdate(request, machine))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /// The one collection whose tag a client needs.
  private Optional<Response> tagged(Request request, Machine machine) {
    return new Reading()
        .handle(request, machine)
        .map(answer -> answer.withHeader("ETag", tag(machine)));
  }

  private String tag(Machine machine) {
    return machine.tree().find(push).flatMap(EtagStyle.QUOTED_NUMBER::tag).orElse("");
  }

  private static Optional<ApplyTime> applyTime(String text) {
    return switch (text) {
      case "", "Immediate" -> Optional.of(ApplyTime.IMMEDIATE);
      case "OnReset" -> Optional.of(ApplyTime.ON_RESET);
      default -> Optional.empty();
    };
  }

  private Response multipart(Request request, Machine machine) {
    var parameters = request.part("UpdateParameters");
    var file = request.part("UpdateFile");
    if (parameters.isEmpty()) {
      return machine.errors().base(400, "PropertyMissing", "UpdateParameters");
    }
    if (file.isEmpty() || file.get().fileName() == null) {
      return machine.errors().base(400, "PropertyMissing", "UpdateFile");
    }
    ObjectNode asked;
    try {
      asked = Json.parse(parameters.get().text());
    } catch (RuntimeException e) {
      return machine.errors().base(400, "MalformedJSON");
    }
    var wanted = asked.path(APPLY_TIME).asString("");
    var when = applyTime(wanted);
    if (when.isEmpty()) {
      return machine.errors().base(400, "PropertyValueNotInList", wanted, APPLY_TIME);
    }
    return begin(file.get(), when.get(), machine);
  }

  private Response begin(Part file, ApplyTime when, Machine machine) {
    var name = file.fileName() == null ? "" : file.fileName();
    return accepted(install.begin(file.inspection(), name, when, machine));
  }

  private static Response accepted(LcJob job) {
    return Response.empty(202).withHeader("Location", job.task().path());
  }

  private Response push(Request request, Machine machine) {
    var given = request.header("if-match").orElse("");
    if (!given.equals(tag(machine))) return machine.errors().base(412, "PreconditionFailed");
    var file = request.part("file");
    if (file.isEmpty()) return machine.errors().base(400, "PropertyMissing", "file");
    if (!(file.get().inspection() instanceof Inspection.Genuine genuine)) {
      return DellErrors.badPackage(machine);
    }
    var image = genuine.image();
    var available = SoftwareInventory.offer(image.component(), image.version(), machine.tree());
    if (available.isEmpty()) return DellErrors.badPackage(machine);
    pushed.put(ResourcePath.key(available.get()), file.get());
    return Response.empty(201).withHeader("Location", available.get());
  }

  private Optional<Response> withdraw(String path, Machine machine) {
    if (pushed.remove(ResourcePath.key(path)) == null) return Optional.empty();
    SoftwareInventory.withdraw(path, machine.tree());
    return Optional.of(machine.errors().base(200, "Success"));
  }

  private Response simpleUpdate(Request request, Machine machine) {
    var body = request.json();
    var uri = body.path("ImageURI").asString("");
    var action = "UpdateService.SimpleUpdate";
    if (uri.isEmpty()) {
      return machine.errors().base(400, "ActionParameterMissing", action, "ImageURI");
    }
    if (body.has("Targets")) {
      return machine.errors().base(400, "ActionParameterNotSupported", "Targets", action);
    }
    var wanted = body.path(APPLY_TIME).asString("");
    var when = applyTime(wanted);
    if (when.isEmpty()) {
      return machine
          .errors()
          .base(400, "ActionParameterValueNotInList", wanted, APPLY_TIME, action);
    }
    var file = pushed.remove(ResourcePath.key(uri));
    if (file != null) {
      SoftwareInventory.withdraw(uri, machine.tree());
      return begin(file, when.get(), machine);
    }
    var rollback = SoftwareInventory.rollback(uri, machine.tree());
    if (rollback.isPresent()) {
      var to = rollback.get();
      var load =
          new DellInstall.Load(
              to.getKey(), to.getValue(), Sha256.of(uri.getBytes(StandardCharsets.UTF_8)));
      return accepted(install.rollBack(load, when.get(), machine));
    }
    return pull(uri, when.get(), machine);
  }

  private Response pull(String uri, ApplyTime when, Machine machine) {
    URI from;
    try {
      from = URI.create(uri);
    } catch (IllegalArgumentException e) {
      return machine.errors().base(400, "PropertyValueFormatError", uri, "ImageURI");
    }
    if (from.getScheme() == null) {
      return machine.errors().base(400, "ResourceMissingAtURI", uri);
    }
    var job = install.empty(machine);
    var name = ResourcePath.lastSegment(from.getPath());
    ImageDownload.start(
        from, result -> machine.inside(() -> pulled(job, result, name, when, machine)));
    return accepted(job);
  }

  private void pulled(
      LcJob job, ImageDownload.Result result, String name, ApplyTime when, Machine machine) {
    switch (result) {
      case ImageDownload.Result.Fetched(var inspection) ->
          install.downloaded(job, inspection, name, when, machine);
      case ImageDownload.Result.Failed _ -> install.failed(job);
    }
  }
}
