package org.hwautomation.redfish.rawbmc;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A script by request line, with a session service that counts what it hands out.
public final class Routes implements Script {

  public static final String SESSIONS = "/redfish/v1/SessionService/Sessions";
  public static final String LOGIN = "POST " + SESSIONS;

  private static final String NOT_FOUND =
      """
      {"error":{"code":"Base.1.8.GeneralError","@Message.ExtendedInfo":[
        {"MessageId":"Base.1.8.ResourceMissingAtURI","MessageArgs":["there"]}]}}\
      """;

  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  public Routes() {
    on("GET /redfish/v1", Script.json(200, root("")));
    on(LOGIN, this::logIn);
  }

  /// A service root with more properties.
  public static String root(String more) {
    return """
    {"@odata.id":"/redfish/v1","@odata.type":"#ServiceRoot.v1_9_0.ServiceRoot",
     "Id":"RootService","Name":"Root","RedfishVersion":"1.11.0",
     "Systems":{"@odata.id":"/redfish/v1/Systems"}%s}\
    """
        .formatted(more);
  }

  public static String expandingRoot() {
    return root(",\"ProtocolFeaturesSupported\":{\"ExpandQuery\":{\"NoLinks\":true}}");
  }

  /// @param line `GET /redfish/v1/Systems`
  public Routes on(String line, Script script) {
    scripts.put(line, script);
    return this;
  }

  public Routes json(String path, String body, String... headers) {
    return on("GET " + path, Script.json(200, body, headers));
  }

  /// Sessions that were made and not given back.
  public Set<String> openSessions() {
    return Set.copyOf(tokens.values());
  }

  /// As a BMC restart or an idle limit does.
  public void forgetSessions() {
    tokens.clear();
  }

  @Override
  public void answer(Request request, Line line) throws IOException {
    boolean open = request.line().equals("GET /redfish/v1") || request.line().equals(LOGIN);
    var token = request.header("x-auth-token");
    boolean basic = request.header("authorization").startsWith("Basic ");
    if (!open && !basic && !tokens.containsKey(token)) {
      line.json(401, "{}");
      return;
    }
    if (request.method().equals("DELETE") && request.path().startsWith(SESSIONS + "/")) {
      tokens.values().remove(request.path());
      line.answer(204, new byte[0]);
      return;
    }
    var script = scripts.get(request.line());
    if (script == null && tokens.containsValue(request.path())) script = Script.json(200, "{}");
    (script == null ? Script.json(404, NOT_FOUND) : script).answer(request, line);
  }

  private void logIn(Request request, Line line) throws IOException {
    if (!request.text().contains(RawBmc.PASSWORD)) {
      line.json(401, "{}");
      return;
    }
    var path = SESSIONS + "/" + numbers.incrementAndGet();
    var token = "token-" + numbers.get();
    tokens.put(token, path);
    line.json(201, "{}", "X-Auth-Token: " + token, "Location: https://idrac.example.org" + path);
  }
}
