package org.hwautomation.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      if (!Files.exists(data.resolve("PG_VERSION")))
        initialise(data, directory, binaries, account, password);
      var running = adopt(data);
      int port =
          running.isPresent() ? running.get() : launch(data, directory, binaries, account, options);
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
    if (!Files.exists(file)) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
    return Secret.of(Files.readString(file).strip());
  }

  private static void initialise(
      Path data, Path directory, Binaries binaries, Account account, Secret password)
      throws IOException {
    // A half-made cluster of an interrupted first start has no PG_VERSION and is of no use.
    Trees.delete(data);
    Files.createDirectory(
        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    account.own(data);
    var passwordFile = Files.createTempFile(directory, "initial", ".pw");
    try {
      Files.writeString(passwordFile, password.reveal());
      account.own(passwordFile);
      LOG.info("creating the embedded database in {}", data);
      var result =
          Command.run(
              account,
              START_LIMIT.multipliedBy(2),
              List.of(
                  binaries.program("initdb").toString(),
                  "-D",
                  data.toString(),
                  "-U",
                  USER,
                  "--pwfile=" + passwordFile,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--data-checksums"));
      if (result.status() != 0) {
        throw new PostgresProblem(
            PostgresProblem.Kind.DOES_NOT_START,
            "PostgreSQL cannot create its data: " + result.output());
      }
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  /// The port of a server that runs on this data already: the orphan of a killed instance of ours.
  private static Optional<Integer> adopt(Path data) throws IOException {
    var file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) return Optional.empty();
    var lines = Files.readAllLines(file);
    if (lines.size() < 4) return Optional.empty();
    long pid = Long.parseLong(lines.get(0).strip());
    var commandLine = Path.of("/proc/" + pid + "/cmdline");
    boolean ours =
        Files.isReadable(commandLine)
            && new String(Files.readAllBytes(commandLine)).contains(data.toString());
    if (!ours) {
      // After a reboot the number may belong to anybody; PostgreSQL would refuse to start because
      // of it.
      Files.deleteIfExists(file);
      return Optional.empty();
    }
    LOG.info("adopting the PostgreSQL (process {}) that an earlier instance left running", pid);
    return Optional.of(Integer.parseInt(lines.get(3).strip()));
  }

  private static int launch(
      Path data, Path directory, Binaries binaries, Account account, Options options)
      throws IOException {
    var log = directory.resolve("postgresql.log");
    if (!Files.exists(log)) Files.createFile(log);
    account.own(log);
    var output = "";
    for (int tries = 0; tries < START_TRIES; tries++) {
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
      output = result.output();
    }
    throw new PostgresProblem(
        PostgresProblem.Kind.DOES_NOT_START,
        "PostgreSQL does not start: %s; its log is %s"
            .formatted(output.lines().reduce((_, last) -> last).orElse(""), log));
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

  private void requireConnection() {
    try (var connection = DriverManager.getConnection(jdbcUrl(), USER, password.reveal())) {
      if (!connection.isValid(10)) throw new SQLException("the connection is not valid");
    } catch (SQLException e) {
      throw new PostgresProblem(
          PostgresProblem.Kind.DOES_NOT_START,
          "PostgreSQL runs but refuses us: " + e.getMessage() + "; its log is " + logFile(),
          e);
    }
  }
}
