package org.hwautomation.redfish.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.hwautomation.base.Deadline;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.redfish.event.EventLimits;
import org.hwautomation.redfish.event.EventReader;
import org.hwautomation.redfish.event.ServerSentEvent;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// [Bmc] put together: reads come from [Answers] or [Collections], writes climb the [EtagLadder],
/// everything goes through [Exchange].
final class Gateway implements Bmc {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Endpoint endpoint;
  private final Wire wire;
  private final Limits limits;
  private final Retries retries;
  private final InstantSource clock;
  private final Calls calls;
  private final Session session;
  private final Exchange exchange;
  private final Answers answers;
  private final Collections collections = new Collections(this);
  private volatile @Nullable ServiceRoot root;

  Gateway(
      Endpoint endpoint,
      Wire wire,
      Limits limits,
      Pause pause,
      boolean alwaysBasic,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.wire = wire;
    this.limits = limits;
    this.retries = new Retries(limits.retries(), pause);
    this.clock = clock;
    this.calls = new Calls(endpoint, wire, limits, clock);
    this.session = new Session(calls::unseated, endpoint, alwaysBasic, clock);
    this.exchange = new Exchange(endpoint, calls, session, this::sessions, clock);
    this.answers = new Answers(limits.cacheFor(), clock);
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public ServiceRoot root() {
    var known = root;
    if (known != null) return known;
    var read = serviceRoot(endpoint, answers.read(ServiceRoot.PATH, Freshness.CACHED, this::ask));
    root = read;
    return read;
  }

  private Resource ask() {
    return readNow(ServiceRoot.PATH);
  }

  static ServiceRoot serviceRoot(Endpoint endpoint, Resource root) {
    if (root.json().has("RedfishVersion") || root.json().has("Systems")) {
      return new ServiceRoot(root);
    }
    throw new RedfishException(
        new Failure.BadAnswer(
            new Where(endpoint.name(), "GET", ServiceRoot.PATH),
            "this is not a Redfish service root",
            Effect.NONE));
  }

  @Override
  public Resource read(String path, Freshness freshness) {
    var normalized = Paths.normalized(path);
    return answers.read(normalized, freshness, () -> readNow(normalized));
  }

  private Resource readNow(String path) {
    return resource(path, get(path, Priority.INTERACTIVE, deadline()));
  }

  Resource resource(String path, Reply reply) {
    if (reply.json().isEmpty()) {
      throw new RedfishException(
          new Failure.BadAnswer(
              new Where(endpoint.name(), "GET", path), "it is no JSON", Effect.NONE));
    }
    return known(path, reply);
  }

  private static Resource known(String path, Reply reply) {
    var json = reply.json().orElseThrow();
    var etag = reply.header("etag").filter(text -> !text.isBlank()).orElse("");
    return new Resource(path, json, etag.isEmpty() ? json.path("@odata.etag").asString("") : etag);
  }

  @Override
  public Optional<Resource> find(String path) {
    try {
      return Optional.of(read(path));
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.NotFound) return Optional.empty();
      throw e;
    }
  }

  @Override
  public Optional<Resource> readIfChanged(String path, String etag) {
    var deadline = deadline();
    var plain = Ask.read(Paths.normalized(path), Priority.POLL, deadline);
    var ask = etag.isEmpty() ? plain : plain.with(Map.of("If-None-Match", etag));
    return retries
        .read(deadline, () -> exchange.changed(ask))
        .map(reply -> resource(ask.path(), reply));
  }

  @Override
  public List<Resource> members(String collection) {
    return collections.members(Paths.normalized(collection));
  }

  @Override
  public Resource readExpanded(String path, int levels) {
    return collections.expanded(Paths.normalized(path), levels);
  }

  void keep(Resource resource) {
    answers.put(Paths.normalized(resource.path()), resource);
  }

  @Override
  public Reply get(String path, Priority priority, Deadline deadline) {
    return retries.read(deadline, () -> exchange.reply(Ask.read(path, priority, deadline)));
  }

  @Override
  public Reply patch(String path, JsonNode body, IfMatch ifMatch) {
    return guarded("PATCH", path, body, ifMatch);
  }

  @Override
  public Reply put(String path, JsonNode body) {
    return guarded("PUT", path, body, IfMatch.LADDER);
  }

  @Override
  public Reply post(String path, JsonNode body) {
    return write(asked("POST", path, Map.of(), json(body), deadline()));
  }

  @Override
  public Reply delete(String path) {
    return write(asked("DELETE", path, Map.of(), null, deadline()));
  }

  @Override
  public Reply push(String path, Push push, ProgressListener progress) {
    var deadline = Deadline.after(limits.upload(), clock);
    var body = PushEntity.of(push, progress);
    var upload = new Ask("POST", path, push.headers(), body, Priority.WRITE, deadline);
    exchange.keepSessionAlive(upload);
    return write(upload);
  }

  @Override
  public void listen(String path, EventLimits most, Predicate<ServerSentEvent> onEvent) {
    exchange.stream(
        Ask.read(path, Priority.POLL, deadline()),
        most.idle(),
        in -> {
          var events = new EventReader(in, most);
          for (var event = events.next(); event.isPresent(); event = events.next()) {
            if (!onEvent.test(event.get())) return;
          }
        });
  }

  /// Each rung is tried only after a 412 or 428, which prove that nothing happened.
  private Reply guarded(String method, String path, JsonNode body, IfMatch ifMatch) {
    var deadline = deadline();
    RedfishException last = null;
    var rungs =
        switch (ifMatch) {
          case NONE -> EtagLadder.none();
          case ANY -> EtagLadder.any();
          case LADDER -> EtagLadder.rungs(etag(path));
        };
    for (var rung : rungs) {
      try {
        return retries.write(
            deadline, () -> write(asked(method, path, rung, json(body), deadline)));
      } catch (RedfishException e) {
        if (!(e.failure() instanceof Failure.PreconditionFailed)) throw e;
        last = e;
      }
    }
    throw last == null ? new IllegalStateException("a ladder without rungs") : last;
  }

  private String etag(String path) {
    try {
      return read(path, Freshness.FRESH).etag();
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.NotFound
          || e.failure() instanceof Failure.MethodNotAllowed) {
        return "";
      }
      throw e;
    }
  }

  private static Ask asked(
      String method,
      String path,
      Map<String, String> headers,
      @Nullable HttpEntity body,
      Deadline deadline) {
    return new Ask(method, path, headers, body, Priority.WRITE, deadline);
  }

  private Reply write(Ask ask) {
    try {
      return exchange.reply(ask);
    } finally {
      forgetAfterWrite(ask.path());
    }
  }

  /// A write to a settings object or an action shows in the resource that owns it, too.
  private void forgetAfterWrite(String path) {
    var normalized = Paths.normalized(path);
    int actions = normalized.indexOf("/Actions/");
    var owner = actions < 0 ? normalized : normalized.substring(0, actions);
    answers.forget(owner);
    answers.forget(owner.substring(0, Math.max(1, owner.lastIndexOf('/'))));
  }

  private static HttpEntity json(JsonNode body) {
    return new ByteArrayEntity(JSON.writeValueAsBytes(body), ContentType.APPLICATION_JSON);
  }

  private String sessions() {
    return root().sessions();
  }

  private Deadline deadline() {
    return Deadline.after(limits.request(), clock);
  }

  @Override
  public Secret sessionToken() {
    return session.token(sessions(), deadline());
  }

  @Override
  public Optional<Sha256> certificate() {
    return wire.certificate();
  }

  @Override
  public List<Call> calls() {
    return calls.latest();
  }

  @Override
  public void forget(String pathPrefix) {
    answers.forget(Paths.normalized(pathPrefix));
  }

  @Override
  public void logIn() {
    session.headers(sessions(), deadline());
  }

  @Override
  public void logOut() {
    session.logOut(Deadline.after(CLOSING, clock));
  }

  @Override
  public void close() {
    session.close();
    try {
      logOut();
    } catch (RedfishException e) {
      // The BMC is away or has forgotten us; its own idle limit ends the session. The journal has
      // it.
    }
  }
}
