package org.hwautomation.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One run of a PostgreSQL program.
final class Command {

  private Command() {}

  record Result(int status, String output) {

    /// Where these programs say what went wrong.
    String lastLine() {
      return output.lines().reduce("", (_, last) -> last);
    }
  }

  static Result run(Account account, Duration limit, List<String> command) {
    try {
      // A file, not a pipe: a server that stays would keep the pipe open.
      var output = Files.createTempFile("hwautomation-postgres", ".out");
      try {
        var process =
            new ProcessBuilder(account.command(command))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new PostgresProblem(
              PostgresProblem.Kind.DOES_NOT_START,
              command.getFirst() + " did not end within " + limit.toSeconds() + " s");
        }
        return new Result(
            process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).strip());
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new PostgresProblem(
          PostgresProblem.Kind.UNUSABLE,
          "cannot run " + command.getFirst() + ": " + e.getMessage(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresProblem(PostgresProblem.Kind.DOES_NOT_START, "interrupted", e);
    }
  }
}
