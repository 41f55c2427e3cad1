package org.hwautomation.simulator.machine;

import java.time.Duration;
import java.util.List;
import org.hwautomation.simulator.exchange.ErrorStyle;
import org.hwautomation.simulator.tree.EtagStyle;

/// The switches of a profile: how a BMC differs from the standard without needing code. Begin with
/// [#standard()] and change what differs.
public record Traits(
    EtagStyle etag,
    ErrorStyle errors,
    Wire wire,
    Login login,
    Queries queries,
    Power power,
    Post post,
    Restart restart,
    Tasks tasks,
    Uploads uploads,
    Bios bios) {

  /// @param gzip compresses when the client accepts it
  /// @param locations how `Location` is written
  public record Wire(Connections connections, Framing framing, Gzip gzip, Locations locations) {

    public enum Locations {
      PATH,
      /// iLO: with scheme and host.
      ABSOLUTE
    }

    public enum Connections {
      KEEP_ALIVE,
      /// iLO up to 6 closes after each answer.
      CLOSE_AFTER_ANSWER
    }

    public enum Framing {
      CONTENT_LENGTH,
      CHUNKED
    }

    public enum Gzip {
      NEVER,
      WHEN_ASKED
    }
  }

  /// @param sessionCap sessions at once
  /// @param idleLimit after which a session is gone
  /// @param sessionTimeoutValue what `SessionService.SessionTimeout` shows: seconds, or minutes on
  ///   iLO
  /// @param capStatus status of a login over the cap
  /// @param capMessage full message id of that answer, empty = Base `SessionLimitExceeded`
  /// @param failureDelay logins answer no faster than this after a wrong password (iLO: 10 s)
  /// @param basic whether 401 advertises Basic by `WWW-Authenticate`
  public record Login(
      int sessionCap,
      Duration idleLimit,
      int sessionTimeoutValue,
      int capStatus,
      String capMessage,
      Duration failureDelay,
      Basic basic) {
    public enum Basic {
      ADVERTISED,
      UNADVERTISED
    }
  }

  /// @param expand which forms of `$expand` work: `.`, `~`, `*`; empty = none
  /// @param maxLevels deepest `$levels`
  /// @param unknown what happens to a `$option` that is not known
  /// @param pageSize members on one page of a collection; 0 = all
  public record Queries(
      List<String> expand,
      int maxLevels,
      Unknown unknown,
      boolean only,
      boolean topSkip,
      boolean select,
      boolean filter,
      int pageSize) {
    public enum Unknown {
      NOT_IMPLEMENTED,
      IGNORED
    }
  }

  /// @param idleReset answer to a reset that has nothing to do
  /// @param gracefulTakes how long an operating system takes to shut down
  /// @param resetStatus status of an accepted reset: 204 or 200
  public record Power(IdleReset idleReset, Duration gracefulTakes, int resetStatus) {
    public enum IdleReset {
      /// Lenovo and the standard: fine, 204.
      SUCCESS,
      /// Dell: 409.
      CONFLICT,
      /// HPE: 400 `InvalidOperationForSystemState`.
      INVALID_STATE
    }
  }

  /// How long the host stays in each state after a reset.
  public record Post(Duration reset, Duration inPost, Duration discovery, Duration toOs) {}

  /// What a BMC restart looks like from outside, one phase after the other (fact book D4).
  ///
  /// @param lingers still answers
  /// @param refused nobody listens
  /// @param tlsFails TCP connects, the handshake fails
  /// @param unavailable 503
  /// @param strayUnauthorized how long single 401s appear among good answers
  /// @param forgetsTasks whether tasks are gone afterwards
  public record Restart(
      Duration lingers,
      Duration refused,
      Duration tlsFails,
      Duration unavailable,
      Duration strayUnauthorized,
      boolean forgetsTasks) {

    public Duration total() {
      return lingers.plus(refused).plus(tlsFails).plus(unavailable);
    }
  }

  /// @param monitor how a task monitor answers
  /// @param retention how long a finished task can be read
  /// @param location what `Location` of a 202 names
  public record Tasks(Monitor monitor, Duration retention, Location location) {
    public enum Monitor {
      /// 202 while running, then the answer of the operation itself.
      STANDARD,
      /// bmcweb: one 204, then 404.
      ONCE,
      /// Lenovo: reading the finished monitor deletes the task.
      DELETES_TASK,
      /// Dell: there is none.
      NONE
    }

    public enum Location {
      MONITOR,
      TASK,
      ABSENT
    }
  }

  /// @param maxBytes larger bodies get 413
  /// @param chunked whether an upload without `Content-Length` is taken
  public record Uploads(long maxBytes, Chunked chunked) {
    public enum Chunked {
      ACCEPTED,
      REFUSED
    }
  }

  /// How a BIOS lives by the dependency maps of its attribute registry (fact book 1.5).
  ///
  /// @param terms how several conditions of one map are joined
  /// @param locked what becomes of a write of what maps lock
  public record Bios(Terms terms, Locked locked) {

    public enum Terms {
      /// No operator is written and several conditions mean *or* (Dell).
      ANY,
      /// The operator stands on the later condition (the standard, HPE).
      ON_LATER,
      /// The operator stands on the earlier condition (Lenovo).
      ON_EARLIER,
      /// Each condition is pushed, each operator of its list joins the last two (Supermicro).
      POSTFIX
    }

    public enum Locked {
      /// At once, judged by the values in force.
      REFUSED,
      /// The BMC takes it and POST leaves it out, judged by all that is applied together.
      LEFT_OUT_BY_POST
    }
  }

  public static Traits standard() {
    return new Traits(
        EtagStyle.STRONG_MD5,
        ErrorStyle.STANDARD,
        new Wire(
            Wire.Connections.KEEP_ALIVE,
            Wire.Framing.CONTENT_LENGTH,
            Wire.Gzip.WHEN_ASKED,
            Wire.Locations.PATH),
        new Login(
            16, Duration.ofSeconds(1800), 1800, 503, "", Duration.ZERO, Login.Basic.ADVERTISED),
        new Queries(
            List.of(".", "~", "*"), 6, Queries.Unknown.NOT_IMPLEMENTED, true, true, true, false, 0),
        new Power(Power.IdleReset.SUCCESS, Duration.ofSeconds(20), 204),
        new Post(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(40),
            Duration.ofSeconds(20)),
        new Restart(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ZERO,
            false),
        new Tasks(Tasks.Monitor.STANDARD, Duration.ofHours(24), Tasks.Location.MONITOR),
        new Uploads(512L << 20, Uploads.Chunked.ACCEPTED),
        new Bios(Bios.Terms.ON_LATER, Bios.Locked.REFUSED));
  }

  public Traits withEtag(EtagStyle other) {
    return new Traits(
        other, errors, wire, login, queries, power, post, restart, tasks, uploads, bios);
  }

  public Traits withErrors(ErrorStyle other) {
    return new Traits(
        etag, other, wire, login, queries, power, post, restart, tasks, uploads, bios);
  }

  public Traits withWire(Wire other) {
    return new Traits(
        etag, errors, other, login, queries, power, post, restart, tasks, uploads, bios);
  }

  public Traits withLogin(Login other) {
    return new Traits(
        etag, errors, wire, other, queries, power, post, restart, tasks, uploads, bios);
  }

  public Traits withQueries(Queries other) {
    return new Traits(etag, errors, wire, login, other, power, post, restart, tasks, uploads, bios);
  }

  public Traits withPower(Power other) {
    return new Traits(
        etag, errors, wire, login, queries, other, post, restart, tasks, uploads, bios);
  }

  public Traits withPost(Post other) {
    return new Traits(
        etag, errors, wire, login, queries, power, other, restart, tasks, uploads, bios);
  }

  public Traits withRestart(Restart other) {
    return new Traits(etag, errors, wire, login, queries, power, post, other, tasks, uploads, bios);
  }

  public Traits withTasks(Tasks other) {
    return new Traits(
        etag, errors, wire, login, queries, power, post, restart, other, uploads, bios);
  }

  public Traits withUploads(Uploads other) {
    return new Traits(etag, errors, wire, login, queries, power, post, restart, tasks, other, bios);
  }

  public Traits withBios(Bios other) {
    return new Traits(
        etag, errors, wire, login, queries, power, post, restart, tasks, uploads, other);
  }
}
