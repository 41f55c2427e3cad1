package org.hwautomation.acceptance.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hwautomation.acceptance.process.FreePort;
import org.hwautomation.acceptance.process.HwaProcess;
import org.hwautomation.base.Secret;

/// `hwa serve` in a process of its own, on a port that stays the same when it is killed and started
/// again.
final class RunningService implements AutoCloseable {

  private static final String UP = "HWAutomation runs at";
  private static final Pattern PASSWORD = Pattern.compile("one-time password (\\S+)");

  private final Path directory;
  private final double pace;
  private final int port = FreePort.find();
  private final Secret password;
  private HwaProcess process;

  /// @param directory one that PostgreSQL's user may enter
  /// @param pace share of real hardware's pauses between two looks at a server
  RunningService(Path directory, double pace) {
    this.directory = directory;
    this.pace = pace;
    this.process = launch();
    try {
      process.awaitOutput(UP);
      this.password = onlyPassword();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// Of `admin`, as the first start printed it.
  Secret password() {
    return password;
  }

  /// As `kill -9` does.
  void kill() {
    process.kill();
  }

  void startAgain() {
    process = launch();
    process.awaitOutput(UP);
  }

  private HwaProcess launch() {
    return HwaProcess.start(
        directory,
        "serve",
        "--port",
        String.valueOf(port),
        "--data-dir",
        directory.toString(),
        "--pace",
        String.valueOf(pace),
        "--retry-pause",
        "PT0.5S",
        "--longest-pause",
        "PT5S");
  }

  private Secret onlyPassword() {
    var match = PASSWORD.matcher(process.output());
    if (!match.find()) throw new AssertionError("the service printed no password");
    return Secret.of(match.group(1));
  }

  @Override
  public void close() {
    process.close();
  }
}
