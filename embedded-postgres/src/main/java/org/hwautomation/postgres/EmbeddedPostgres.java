package org.hwautomation.postgres;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hwautomation.base.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server that belongs to one data directory. It survives us: `kill -9` of our process
/// leaves it running, and the next start adopts it; `kill -9` of the server is repaired by its own
/// log at the next start.
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String USER = "hwautomation";
  private static final String DATABASE = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /// SQLSTATE of a server that starts, recovers or stops.
  private static final String CANNOT_CONNECT_NOW = "57P03";

  /// Orphans of a killed server need a moment to notice and release their shared memory.
  private static final int START_TRIES = 5;

  private final Path data;
  private final Binaries binaries;
  private final Account account;
  private final Secret password;
  private final int port;
  private final FileLock lock;

  private EmbeddedPostgres(
      Path data, Binaries binaries, Account account, Secret password, int port, FileLock lock) {
    this.data = data;
    this.binaries = binaries;
    this.account = account;
    this.password = password;
    this.port = port;
    this.lock = lock;
  }

  /// @throws PostgresProblem with one line for the operator
  public static EmbeddedPostgres start(Path directory, Options options) {
    var account = Account.ours();
    FileLock lock = null;
    try {
      Files.createDirectories(directory);
      account.requireWayTo(directory);
      lock = hold(directory);
      var binaries = Binaries.unpacked(options.cache());
      account.requireWayTo(binaries.home());
      var data = directory.resolve("data");
      var password = password(directory);
      if (!Files.exists(data)) Cluster.make(directory, USER, binaries, account, password);
      int port = adoptOrLaunch(data, directory, binaries, account, options);
      var postgres = new EmbeddedPostgres(data, binaries, account, password, port, lock);
      postgres.requireConnection();
      return postgres;
    } catch (IOException e) {
      release(lock);
      throw new PostgresProblem(
          PostgresProblem.Kind.UNUSABLE, "cannot use " + directory + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String user() {
    return USER;
  }

  public Secret password() {
    return password;
  }

  public Path logFile() {
    return data.resolveSibling("postgresql.log");
  }

  /// Stops the server; running transactions are rolled back.
  @Override
  public void close() {
    stop("fast");
  }

  /// Stops it as a power failure would. For tests of recovery and for throw-away servers.
  public void crash() {
    stop("immediate");
  }

  private void stop(String mode) {
    try {
      var result =
          Command.run(
              account,
              START_LIMIT,
              List.of(
                  binaries.program("pg_ctl").toString(),
                  "stop",
                  "-w",
                  "-m",
                  mode,
                  "-D",
                  data.toString()));
      if (result.status() != 0) LOG.warn("PostgreSQL did not stop cleanly: {}", result.output());
    } finally {
      release(lock);
    }
  }

  private static FileLock hold(Path directory) throws IOException {
    var file = directory.resolve("instance.lock");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock();
      if (lock != null) return lock;
    } catch (OverlappingFileLockException e) {
      // held within this very process
    }
    channel.close();
    throw new PostgresProblem(
        PostgresProblem.Kind.HELD_BY_ANOTHER,
        "the data directory %s is held by another running instance; stop that one, or choose another --data-dir"
            .formatted(directory));
  }

  private static void release(@org.jspecify.annotations.Nullable FileLock lock) {
    if (lock == null) return;
    try {
      lock.release();
      lock.acquiredBy().close();
    } catch (IOException e) {
      LOG.warn("cannot release the data directory: {}", e.getMessage());
    }
  }

  private static Secret password(Path directory) throws IOException {
    var file = directory.resolve("password");
    if (!Files.exists(file) || Files.size(file) == 0) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      // Beside, then moved: a start that is killed here leaves no half password.
      var written =
          Files.createTempFile(
              directory,
              "password",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(written, HexFormat.of().formatHex(bytes));
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Secret.of(Files.readString(file).strip());
  }

  private static int adoptOrLaunch(
      Path data, Path directory, Binaries binaries, Account account, Options options)
      throws IOException {
    var log = directory.resolve("postgresql.log");
    if (!Files.exists(log)) Files.createFile(log);
    account.own(log);
    var output = "";
    for (int tries = 0; tries < START_TRIES; tries++) {
      // Each time: the server that a killed owner had just started may show only now.
      var running = PidFile.ofRunning(data);
      if (running.isPresent()) {
        LOG.info("adopting PostgreSQL, process {}, of an earlier start", running.get().process());
        return running.get().port();
      }
      int port = freePort();
      // pg_ctl gives the server a session of its own, so that Ctrl-C ends us and not it.
      var result =
          Command.run(
              account,
              START_LIMIT.multipliedBy(2),
              List.of(
                  binaries.program("pg_ctl").toString(),
                  "start",
                  "-w",
                  "-t",
                  String.valueOf(START_LIMIT.toSeconds()),
                  "-D",
                  data.toString(),
                  "-l",
                  log.toString(),
                  "-o",
                  settings(port, options)));
      if (result.status() == 0) return port;
      output = result.lastLine();
    }
    throw new PostgresProblem(
        PostgresProblem.Kind.DOES_NOT_START,
        "PostgreSQL does not start: %s; its log is %s".formatted(output, log));
  }

  private static String settings(int port, Options options) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("port", String.valueOf(port));
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("max_connections", "200");
    settings.put("shared_buffers", "128MB");
    settings.put("log_min_messages", "warning");
    settings.putAll(options.settings());
    var words = new ArrayList<String>();
    settings.forEach((name, value) -> words.add("-c " + name + "='" + value + "'"));
    return String.join(" ", words);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// A server that was adopted may still be starting, or repairing what was cut off.
  private void requireConnection() {
    var limit = Instant.now().plus(START_LIMIT);
    while (true) {
      try (var connection = DriverManager.getConnection(jdbcUrl(), USER, password.reveal())) {
        if (!connection.isValid(10)) throw new SQLException("the connection is not valid");
        return;
      } catch (SQLException e) {
        boolean starting = CANNOT_CONNECT_NOW.equals(e.getSQLState()) || refused(e);
        if (!starting || Instant.now().isAfter(limit)) {
          throw new PostgresProblem(
              PostgresProblem.Kind.DOES_NOT_START,
              "PostgreSQL runs but refuses us: " + e.getMessage() + "; its log is " + logFile(),
              e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
  }

  private static boolean refused(SQLException e) {
    return e.getCause() instanceof ConnectException;
  }
}
