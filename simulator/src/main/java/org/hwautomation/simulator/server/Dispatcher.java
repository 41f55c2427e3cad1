package org.hwautomation.simulator.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;
import org.hwautomation.simulator.fault.Effect;
import org.hwautomation.simulator.machine.Bmc;
import org.hwautomation.simulator.machine.Happening;
import org.hwautomation.simulator.machine.Machine;
import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourceTree;
import tools.jackson.core.JacksonException;

/// Takes one request through faults, authentication, behaviours and the headers that every answer
/// carries.
public final class Dispatcher {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS");

  private static final String MEMBERS = "/Members";

  private final Machine machine;
  private final Runnable newCertificate;

  /// @param newCertificate makes the BMC show another certificate from now on
  public Dispatcher(Machine machine, Runnable newCertificate) {
    this.machine = machine;
    this.newCertificate = newCertificate;
  }

  public Response answer(Request request) {
    return machine.inside(() -> {
      var response = faulty(request);
      machine
          .history()
          .add(
              new Happening.RequestSeen(
                  machine.clock().instant(), request.method(), request.uri(), response.status()));
      return response;
    });
  }

  private Response faulty(Request request) {
    if (machine.bmc().phase() != Bmc.Phase.UP) {
      return finished(request, machine.errors().base(503, "ServiceTemporarilyUnavailable", "30"));
    }
    var effect = machine.faults().onRequest(request.method(), request.path(), machine);
    if (effect.isEmpty()) return finished(request, authorised(request));
    return switch (effect.get()) {
      case Effect.Busy(var after) -> {
        var seconds = String.valueOf(after.toSeconds());
        yield finished(
            request,
            machine
                .errors()
                .base(503, "ServiceTemporarilyUnavailable", seconds)
                .withHeader("Retry-After", seconds));
      }
      case Effect.HtmlUnavailable() ->
          Response.text(
              503,
              "text/html",
              "<html><head><title>503</title></head><body><h1>503 Service Unavailable</h1>"
                  + "</body></html>");
      case Effect.Slow(var by) -> finished(request, authorised(request)).withDelay(by);
      case Effect.DropBefore() -> Response.dropped();
      case Effect.DropAfter() -> {
        authorised(request);
        yield Response.dropped();
      }
      case Effect.Garbage() ->
          Response.text(200, "application/json", "{\"@odata.id\": \"/redfish/v1/Syst\u0000\u0007");
      case Effect.Refuse(var status, var message) ->
          finished(request, machine.errors().base(status, message));
      case Effect.NewCertificate() -> {
        newCertificate.run();
        yield finished(request, authorised(request)).withEnding(Response.Ending.CLOSE);
      }
      case Effect.Behaves(var _) -> finished(request, authorised(request));
    };
  }

  private Response authorised(Request asked) {
    var request = toCollection(asked);
    if (!METHODS.contains(request.method()))
      return machine.errors().base(501, "OperationNotAllowed");
    if (isPublic(request)) return checked(request);
    if (machine.bmc().straysUnauthorized()) return unauthorised(request);
    var user = user(request);
    if (user.isEmpty()) return unauthorised(request);
    var known = request.as(user.get());
    var expired = Privileges.expired(known, machine);
    if (expired.isPresent()) {
      return machine.errors().base(403, "PasswordChangeRequired", expired.get());
    }
    if (!Privileges.suffice(known, machine)) {
      return machine.errors().base(403, "InsufficientPrivilege");
    }
    return checked(known);
  }

  /// A POST to the `Members` of a collection is one to the collection (DSP0266 "POST (create)").
  private Request toCollection(Request request) {
    var path = request.path();
    if (!request.method().equals("POST") || !path.endsWith(MEMBERS)) return request;
    var collection = path.substring(0, path.length() - MEMBERS.length());
    var isOne = machine.tree().at(collection, MEMBERS).isArray() && !machine.tree().contains(path);
    return isOne ? request.of(collection) : request;
  }

  private boolean isPublic(Request request) {
    return machine.behaviours().stream().anyMatch(one -> one.isPublic(request, machine));
  }

  private Response unauthorised(Request request) {
    var answer = machine.errors().base(401, "NoValidSession");
    return machine.traits().login().basic() == Traits.Login.Basic.ADVERTISED
            && request.header("x-auth-token").isEmpty()
        ? answer.withHeader("WWW-Authenticate", "Basic realm=\"" + machine.name() + "\"")
        : answer;
  }

  private Optional<String> user(Request request) {
    var token = request.header("x-auth-token");
    if (token.isPresent()) return machine.sessions().use(token.get()).map(one -> one.user());
    var cookie = request.header("cookie").filter(text -> text.startsWith("sessionKey="));
    if (cookie.isPresent()) {
      var key = cookie.get().substring("sessionKey=".length()).split(";")[0].strip();
      return machine.sessions().use(key).map(one -> one.user());
    }
    var basic = request.header("authorization").filter(text -> text.startsWith("Basic "));
    if (basic.isEmpty()) return Optional.empty();
    try {
      var decoded = Base64.getDecoder().decode(basic.get().substring(6).strip());
      var pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      if (pair.length == 2 && machine.accounts().accepts(pair[0], pair[1])) {
        return Optional.of(pair[0]);
      }
      machine.history().add(new Happening.LoginFailed(machine.clock().instant(), pair[0]));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // Not Base64: no credentials at all.
    }
    return Optional.empty();
  }

  private Response checked(Request request) {
    if (!request.header("odata-version").orElse("4.0").strip().equals("4.0")) {
      return machine.errors().base(412, "PreconditionFailed");
    }
    if (request.body().length > 0 && !request.method().equals("GET")) {
      var type = request.header("content-type").orElse("application/json");
      if (!type.toLowerCase(Locale.ROOT).contains("json")) {
        return machine.errors().base(415, "UnsupportedMediaType");
      }
      try {
        Json.read(request.body());
      } catch (JacksonException e) {
        return machine.errors().base(400, "MalformedJSON");
      }
    }
    if (withheld(request.path()).contains(request.method())) return unanswered(request);
    for (var behaviour : machine.behaviours()) {
      var answer = behaviour.handle(request, machine);
      if (answer.isPresent()) return answer.get();
    }
    return unanswered(request);
  }

  private Response unanswered(Request request) {
    var methods = methods(request.path());
    if (machine.tasks().hides(request.path()) || methods.isEmpty()) {
      return machine.errors().base(404, "ResourceMissingAtURI", request.path());
    }
    if (request.method().equals("OPTIONS")) {
      return Response.noContent().withHeader("Allow", String.join(", ", methods));
    }
    return machine
        .errors()
        .base(405, "OperationNotAllowed")
        .withHeader("Allow", String.join(", ", methods));
  }

  private Set<String> methods(String path) {
    var methods = new TreeSet<String>();
    for (var behaviour : machine.behaviours()) methods.addAll(behaviour.methods(path, machine));
    methods.removeAll(withheld(path));
    return methods;
  }

  private Set<String> withheld(String path) {
    var methods = new TreeSet<String>();
    for (var behaviour : machine.behaviours()) methods.addAll(behaviour.withheld(path, machine));
    return methods;
  }

  private Response finished(Request request, Response response) {
    var answer =
        response
            .withHeader("OData-Version", "4.0")
            .withHeader("X-Content-Type-Options", "nosniff")
            .withHeader("X-Frame-Options", "DENY")
            .withHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    if (!answer.headers().containsKey("Cache-Control")) {
      answer = answer.withHeader("Cache-Control", "no-cache, no-store");
    }
    var location = answer.headers().getOrDefault("Location", "");
    if (location.startsWith("/")
        && machine.traits().wire().locations() == Traits.Wire.Locations.ABSOLUTE) {
      var host = request.header("host").orElse("");
      answer = answer.withHeader("Location", "https://" + host + location);
    }
    var reading = request.method().equals("GET") || request.method().equals("HEAD");
    if (reading && answer.status() == 200 && answer.ending() != Response.Ending.EVENT_STREAM) {
      if (!answer.headers().containsKey("Allow")) {
        answer = answer.withHeader("Allow", String.join(", ", methods(request.path())));
      }
      var schema = schema(machine.tree(), request.path());
      if (!schema.isEmpty() && !answer.headers().containsKey("Link")) {
        answer = answer.withHeader("Link", "<" + schema + ">; rel=describedby");
      }
    }
    return answer;
  }

  private static String schema(ResourceTree tree, String path) {
    var type = tree.at(path, "/@odata.type").asString("");
    int dot = type.lastIndexOf('.');
    if (!type.startsWith("#") || dot < 2) return "";
    return "http://redfish.dmtf.org/schemas/v1/" + type.substring(1, dot) + ".json";
  }
}
