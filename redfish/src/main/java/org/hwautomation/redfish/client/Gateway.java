package org.hwautomation.redfish.client;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.hwautomation.base.Deadline;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// [Bmc] over [Wire]: session, places, cache, circuit, journal, and the rules of the fact book's
/// section 2.
final class Gateway implements Bmc {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Endpoint endpoint;
  private final Wire wire;
  private final Limits limits;
  private final Retries retries;
  private final InstantSource clock;
  private final Session session;
  private final Places places;
  private final Answers answers;
  private final Journal journal = new Journal();
  private final Circuit circuit;
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
    this.session = new Session(this::journalled, endpoint, alwaysBasic, clock);
    this.places = new Places(limits.atOnce());
    this.answers = new Answers(limits.cacheFor(), clock);
    this.circuit = new Circuit(limits.opensAfter(), limits.leavesAloneFor());
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
  public List<Resource> members(String collection) {
    return collections.members(Paths.normalized(collection));
  }

  @Override
  public Resource readExpanded(String path) {
    return collections.expanded(Paths.normalized(path));
  }

  void keep(Resource resource) {
    answers.put(Paths.normalized(resource.path()), resource);
  }

  @Override
  public Reply get(String path, Priority priority, Deadline deadline) {
    return retries.read(
        deadline,
        () -> reply(exchange("GET", path, Map.of(), null, priority, deadline), "GET", path));
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
    return write("POST", path, Map.of(), json(body), deadline());
  }

  @Override
  public Reply delete(String path) {
    return write("DELETE", path, Map.of(), null, deadline());
  }

  @Override
  public Reply push(String path, Push push, ProgressListener progress) {
    var deadline = Deadline.after(limits.upload(), clock);
    keepSessionAlive(deadline);
    return write("POST", path, push.headers(), PushEntity.of(push, progress), deadline);
  }

  /// A session that expired in silence would cost the whole upload, and some BMCs cut the
  /// connection instead of answering 401 while they are being sent to.
  private void keepSessionAlive(Deadline deadline) {
    var open = session.path();
    if (open.isEmpty()) return;
    var where = open.get();
    exchange("GET", where, Map.of(), null, Priority.WRITE, deadline);
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
        return retries.write(deadline, () -> write(method, path, rung, json(body), deadline));
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

  private Reply write(
      String method,
      String path,
      Map<String, String> headers,
      @Nullable HttpEntity body,
      Deadline deadline) {
    try {
      return reply(exchange(method, path, headers, body, Priority.WRITE, deadline), method, path);
    } finally {
      forgetAfterWrite(path);
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

  /// Sends with our identity; once more after a 401 when that proves the session gone.
  private Wire.Answer exchange(
      String method,
      String path,
      Map<String, String> headers,
      @Nullable HttpEntity body,
      Priority priority,
      Deadline deadline) {
    boolean open = isOpenToAll(method, path);
    boolean repeatable = body == null || body.isRepeatable();
    var identity = open ? Map.<String, String>of() : session.headers(sessions(), deadline);
    var answer = negotiated(method, path, merged(identity, headers), body, priority, deadline);
    if (answer.status() == 401 && !open && repeatable) {
      session.expired(identity);
      var anew = session.headers(sessions(), deadline);
      answer = negotiated(method, path, merged(anew, headers), body, priority, deadline);
    }
    return answer;
  }

  private Wire.Answer negotiated(
      String method,
      String path,
      Map<String, String> headers,
      @Nullable HttpEntity body,
      Priority priority,
      Deadline deadline) {
    var answer = seated(method, path, headers, body, priority, deadline);
    if (answer.status() == 406 && method.equals("GET")) {
      // HPE keeps its registries compressed and does not unpack them.
      var gzip = merged(headers, Map.of("Accept-Encoding", "gzip"));
      answer = seated(method, path, gzip, body, priority, deadline);
    }
    return redirected(answer, method, path, headers, body, priority, deadline);
  }

  /// 307 and 308 keep the method (iLO answers 308 for a missing slash); other redirects only for
  /// reads. Same origin only.
  private Wire.Answer redirected(
      Wire.Answer answer,
      String method,
      String path,
      Map<String, String> headers,
      @Nullable HttpEntity body,
      Priority priority,
      Deadline deadline) {
    boolean keeps = answer.status() == 307 || answer.status() == 308;
    boolean read = method.equals("GET") && answer.status() >= 301 && answer.status() <= 303;
    if (!keeps && !read) return answer;
    var location = answer.header("location");
    if (location.isEmpty() || (body != null && !body.isRepeatable())) return answer;
    var next = Paths.onWire(location.get());
    if (!staysHere(location.get()) || next.equals(Paths.onWire(path))) return answer;
    return seated(method, next, headers, body, priority, deadline);
  }

  private boolean staysHere(String location) {
    if (location.startsWith("/") && !location.startsWith("//")) return true;
    try {
      return endpoint.base().getHost().equalsIgnoreCase(URI.create(location).getHost());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isOpenToAll(String method, String path) {
    var normalized = Paths.normalized(path);
    return method.equals("GET")
        && (normalized.equals("/redfish") || normalized.equals(ServiceRoot.PATH));
  }

  private String sessions() {
    return root().sessions();
  }

  private Wire.Answer seated(
      String method,
      String path,
      Map<String, String> headers,
      @Nullable HttpEntity body,
      Priority priority,
      Deadline deadline) {
    var where = new Where(endpoint.name(), method, path);
    var alone = circuit.closedFor(clock.instant());
    if (alone.isPositive()) throw new RedfishException(new Failure.CircuitOpen(where, alone));
    try (var seat = places.take(priority, deadline.remaining())) {
      if (seat == null) {
        throw new RedfishException(new Failure.DeadlineExceeded(where, Effect.NONE));
      }
      return journalled(method, path, headers, body, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedfishException(new Failure.DeadlineExceeded(where, Effect.NONE), e);
    }
  }

  private Wire.Answer journalled(
      String method,
      String path,
      Map<String, String> headers,
      @Nullable HttpEntity body,
      Deadline deadline) {
    var begin = clock.instant();
    try {
      var answer = wire.send(method, path, headers, body, deadline);
      circuit.succeeded();
      var took = Duration.between(begin, clock.instant());
      journal.add(new Call(begin, method, path, answer.status(), took, answer.body().length, ""));
      return answer;
    } catch (RedfishException e) {
      if (e.failure() instanceof Failure.Unreachable || e.failure() instanceof Failure.TlsFailed) {
        circuit.failed(clock.instant());
      }
      var took = Duration.between(begin, clock.instant());
      journal.add(new Call(begin, method, path, 0, took, 0, e.failure().text()));
      throw e;
    }
  }

  private Reply reply(Wire.Answer answer, String method, String path) {
    if (answer.status() < 200 || answer.status() >= 300) {
      throw new RedfishException(
          Refusals.failure(answer, new Where(endpoint.name(), method, path), clock.instant()));
    }
    return new Reply(
        answer.status(),
        answer.headers(),
        LenientJson.read(answer.body()),
        answer.body(),
        answer.header("location").map(Paths::normalized),
        Optional.ofNullable(Refusals.retryAfter(answer, List.of(), clock.instant())));
  }

  private static Map<String, String> merged(Map<String, String> one, Map<String, String> other) {
    if (other.isEmpty()) return one;
    var all = new HashMap<>(one);
    all.putAll(other);
    return all;
  }

  private static HttpEntity json(JsonNode body) {
    return new ByteArrayEntity(JSON.writeValueAsBytes(body), ContentType.APPLICATION_JSON);
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
    return journal.latest();
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
