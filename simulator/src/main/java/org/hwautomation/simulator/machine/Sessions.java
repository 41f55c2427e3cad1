package org.hwautomation.simulator.machine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.simulator.tree.Json;
import org.hwautomation.simulator.tree.ResourcePath;

/// The session table: a cap, idle expiry, and a resource for each session in the tree.
public final class Sessions {

  /// @param path of the Session resource
  public record Session(String id, String token, String user, String path, Instant opened) {
    @Override
    public String toString() {
      return "Session[" + id + ", " + user + "]";
    }
  }

  private final Machine machine;
  private final Map<String, Session> byToken = new LinkedHashMap<>();
  private final Map<String, Instant> lastUse = new LinkedHashMap<>();
  private final String collection;
  private int next = 1;

  Sessions(Machine machine) {
    this.machine = machine;
    var tree = machine.tree();
    var linked = tree.at("/redfish/v1", "/Links/Sessions/@odata.id").asString("");
    this.collection =
        ResourcePath.clean(linked.isEmpty() ? "/redfish/v1/SessionService/Sessions" : linked);
  }

  public String collection() {
    return collection;
  }

  /// The sessions that are open now; those idle too long go first.
  public Collection<Session> open() {
    expire();
    return List.copyOf(byToken.values());
  }

  public boolean full() {
    expire();
    return byToken.size() >= machine.traits().login().sessionCap();
  }

  public Session open(String user) {
    var id = String.valueOf(next++);
    var bytes = new byte[16];
    machine.random().nextBytes(bytes);
    var path = collection + "/" + id;
    var now = machine.clock().instant();
    var session = new Session(id, HexFormat.of().formatHex(bytes), user, path, now);
    byToken.put(session.token(), session);
    lastUse.put(session.token(), now);
    var resource = Json.object();
    resource.put("@odata.id", path);
    resource.put("@odata.type", "#Session.v1_4_0.Session");
    resource.put("Id", id);
    resource.put("Name", "User Session");
    resource.put("Description", "User Session");
    resource.put("UserName", user);
    resource.put("CreatedTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
    resource.put("SessionType", "Redfish");
    machine.tree().addMember(collection, path, resource);
    machine.history().add(new Happening.SessionOpened(now, id, user));
    return session;
  }

  /// The session of a token, used now.
  public Optional<Session> use(String token) {
    expire();
    var session = byToken.get(token);
    if (session != null) lastUse.put(token, machine.clock().instant());
    return Optional.ofNullable(session);
  }

  public Optional<Session> byPath(String path) {
    var key = ResourcePath.key(path);
    return byToken.values().stream()
        .filter(session -> ResourcePath.key(session.path()).equals(key))
        .findFirst();
  }

  public void close(Session session, String how) {
    byToken.remove(session.token());
    lastUse.remove(session.token());
    machine.tree().removeMember(collection, session.path());
    machine
        .history()
        .add(new Happening.SessionClosed(machine.clock().instant(), session.id(), how));
  }

  public void closeAll(String how) {
    for (var session : new ArrayList<>(byToken.values())) close(session, how);
  }

  private void expire() {
    var limit = machine.clock().instant().minus(machine.traits().login().idleLimit());
    for (var session : new ArrayList<>(byToken.values())) {
      if (lastUse.getOrDefault(session.token(), session.opened()).isBefore(limit)) {
        close(session, "idle");
      }
    }
  }
}
