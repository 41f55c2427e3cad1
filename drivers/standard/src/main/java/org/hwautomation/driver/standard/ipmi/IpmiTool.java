package org.hwautomation.driver.standard.ipmi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.ServerContext.IpmiAccess;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;

/// Runs `ipmitool` for one BMC: arguments and never a shell, the password in the environment and
/// never among the arguments, one command at a time, killed when it takes too long.
public record IpmiTool(String server, Path program, IpmiAccess access) {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /// Many short commands at once can crash a BMC (fact book 9).
  private static final Map<String, ReentrantLock> ONE_AT_A_TIME = new ConcurrentHashMap<>();

  /// Empty when the operator gave no IPMI access or the program is not installed.
  public static Optional<IpmiTool> find(String server, ServerContext context) {
    return context
        .ipmi()
        .flatMap(access ->
            context.tools().find("ipmitool").map(program -> new IpmiTool(server, program, access)));
  }

  /// What it printed.
  ///
  /// @throws RedfishException when it could not be run, took too long, or the BMC refused
  public String run(String... command) {
    var lock =
        ONE_AT_A_TIME.computeIfAbsent(
            access.host() + " " + access.port(), _ -> new ReentrantLock());
    lock.lock();
    try {
      return execute(command);
    } finally {
      lock.unlock();
    }
  }

  private String execute(String... command) {
    var where = new Where(server, "ipmitool", String.join(" ", command));
    Process process;
    try {
      var builder = new ProcessBuilder(arguments(command)).redirectErrorStream(true);
      builder.environment().put("IPMI_PASSWORD", access.password().reveal());
      process = builder.start();
    } catch (IOException e) {
      throw new RedfishException(new Failure.Unreachable(where, "ipmitool does not start"), e);
    }
    try {
      process.getOutputStream().close();
      // A few lines fit into the pipe, so the program ends without being read.
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RedfishException(new Failure.DeadlineExceeded(where, Effect.UNKNOWN));
      }
      var output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.exitValue() == 0) return output;
      throw new RedfishException(IpmiFailures.of(where, access, output));
    } catch (IOException e) {
      throw new RedfishException(
          new Failure.ConnectionLost(where, "ipmitool broke off", Effect.UNKNOWN), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedfishException(new Failure.DeadlineExceeded(where, Effect.UNKNOWN), e);
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> arguments(String... command) {
    var arguments =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-v", // says why a login fails, and no secret; -vv would
                "-I",
                "lanplus",
                "-H",
                access.host(),
                "-p",
                String.valueOf(access.port()),
                "-U",
                access.user(),
                "-E",
                "-C",
                String.valueOf(access.cipherSuite()),
                "-N",
                "2",
                "-R",
                "3"));
    arguments.addAll(List.of(command));
    return arguments;
  }
}
