package org.hwautomation.simulator.behaviour.hpe;

import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Part;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Condition;
import org.hwautomation.simulator.machine.Behaviour;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// iLO's upload: a form whose parts come as session, parameters, file, with the session in a cookie
/// as well (fact book 4.5).
public final class IloUpload implements Behaviour {

  private static final int LONGEST_ETAG = 63;

  private final IloFlash flash;
  private final IloRepository repository;

  public IloUpload(IloFlash flash, IloRepository repository) {
    this.flash = flash;
    this.repository = repository;
  }

  private boolean isPush(String path, Machine machine) {
    var uri = machine.tree().at(flash.service(), "/HttpPushUri").asString("");
    return !uri.isEmpty() && ResourcePath.key(uri).equals(ResourcePath.key(path));
  }

  @Override
  public Set<String> methods(String path, Machine machine) {
    return isPush(path, machine) ? Set.of("POST") : Set.of();
  }

  @Override
  public Optional<Response> handle(Request request, Machine machine) {
    return request.method().equals("POST") && isPush(request.path(), machine)
        ? Optional.of(receive(request, machine))
        : Optional.empty();
  }

  private Response receive(Request request, Machine machine) {
    var key = request.part("sessionKey").map(Part::text).orElse("");
    var cookie = request.header("cookie").orElse("");
    if (!cookie.contains("sessionKey=" + key) || machine.sessions().use(key).isEmpty()) {
      return machine.errors().base(401, "NoValidSession");
    }
    var file = request.part("file").or(() -> request.part("files[]"));
    var parameters = parameters(request);
    if (file.isEmpty() || parameters.isEmpty() || !inOrder(request)) {
      return IloMessages.refused("UpdateBadParameter", machine);
    }
    if (parameters.get().path("ETag").asString("").length() > LONGEST_ETAG) {
      return IloMessages.refused("ETagTooLong", machine);
    }
    if (machine.faults().strikes(Condition.POST_BUSY, machine, request.path())) {
      return IloMessages.refused("UpdateInPOST", machine);
    }
    if (flash.running()) return IloMessages.refused("UpdateTemporarilyUnavailable", machine);
    if (parameters.get().path("UpdateRepository").asBoolean(false)) {
      repository.keep(file.get(), machine);
    }
    if (parameters.get().path("UpdateTarget").asBoolean(false)) {
      flash.begin(file.get().inspection(), machine);
    }
    return IloMessages.success(machine);
  }

  private static Optional<JsonNode> parameters(Request request) {
    try {
      return request.part("parameters").map(part -> Json.parse(part.text()));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// iLO reads the form as it comes and must know what to do with the file before it.
  private static boolean inOrder(Request request) {
    var names = request.parts().stream().map(Part::name).toList();
    int file = Math.max(names.indexOf("file"), names.indexOf("files[]"));
    return names.indexOf("sessionKey") < names.indexOf("parameters")
        && names.indexOf("parameters") < file;
  }
}
