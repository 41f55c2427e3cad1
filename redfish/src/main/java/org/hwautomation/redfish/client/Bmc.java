package org.hwautomation.redfish.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hwautomation.base.Deadline;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.redfish.event.EventLimits;
import org.hwautomation.redfish.event.ServerSentEvent;
import tools.jackson.databind.JsonNode;

/// The gateway to one BMC: everything that we ever send to it goes through here. One session, few
/// requests at once, writes one after the other, equal reads answered once, a deadline on every
/// call, every call in the journal.
///
/// Methods throw [org.hwautomation.redfish.failure.RedfishException]. Safe for use by many threads.
public interface Bmc extends AutoCloseable {

  Endpoint endpoint();

  /// Open to everyone; no login is needed or made.
  ServiceRoot root();

  default Resource read(String path) {
    return read(path, Freshness.CACHED);
  }

  Resource read(String path, Freshness freshness);

  /// Empty when the BMC answers 404.
  Optional<Resource> find(String path);

  /// Asks whether a resource changed since it was read: empty when it is still as `etag` names it
  /// (304). Who knows no such question answers with the resource. Always asked, never cached, and
  /// costs one request even where nobody is logged in: for one question a session would cost three.
  ///
  /// @param etag empty = no condition
  Optional<Resource> readIfChanged(String path, String etag);

  /// The members of a collection, in its order: follows `@odata.nextLink`, uses `$expand` where the
  /// service offers it and what comes back is whole, else reads them one by one. A member that is
  /// gone meanwhile is left out.
  List<Resource> members(String collection);

  /// A resource with what is below it filled in (`$expand=.`), where the service can so many
  /// levels; else the plain resource. Read now.
  ///
  /// @param levels 1 or more
  Resource readExpanded(String path, int levels);

  /// The answer as it is, for task URIs whose body is not always a Task. Not cached.
  Reply get(String path, Priority priority, Deadline deadline);

  default Reply patch(String path, JsonNode body) {
    return patch(path, body, IfMatch.LADDER);
  }

  Reply patch(String path, JsonNode body, IfMatch ifMatch);

  /// Never with If-Match, never sent twice by itself.
  Reply post(String path, JsonNode body);

  Reply put(String path, JsonNode body);

  Reply delete(String path);

  Reply push(String path, Push push, ProgressListener progress);

  /// Listens to server-sent events on the calling thread (a virtual one can be interrupted) until
  /// the BMC ends the stream or `onEvent` says false. What happened before and between streams is
  /// not told: read the state again after each start.
  ///
  /// @param path `ServerSentEventUri` of the EventService
  void listen(String path, EventLimits most, Predicate<ServerSentEvent> onEvent);

  /// The session's token; logs in when need be. HPE's upload wants it in a cookie.
  Secret sessionToken();

  /// The certificate that the BMC showed; empty before the first contact.
  Optional<Sha256> certificate();

  /// The latest calls, oldest first, secrets left out.
  List<Call> calls();

  /// Drops cached answers below a path.
  void forget(String pathPrefix);

  void logIn();

  void logOut();

  /// Logs out and closes; never throws.
  @Override
  void close();
}
