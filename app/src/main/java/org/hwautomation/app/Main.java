package org.hwautomation.app;

import java.io.PrintWriter;
import org.hwautomation.app.config.StartProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `hwa serve` and `hwa worker`.
@Command(
    name = "hwa",
    subcommands = {ServeCommand.class, WorkerCommand.class},
    description = "The HWAutomation service.",
    mixinStandardHelpOptions = true)
public final class Main {

  private static final int CANNOT_START = 1;

  private Main() {}

  public static void main(String[] args) {
    int status = run(args);
    if (status != 0) System.exit(status);
  }

  static int run(String... args) {
    return new CommandLine(new Main())
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler((exception, command, _) -> {
          if (!(exception instanceof StartProblem)) throw exception;
          print(command.getErr(), exception);
          return CANNOT_START;
        })
        .execute(args);
  }

  private static void print(PrintWriter err, Exception problem) {
    err.println("hwa: " + problem.getMessage());
    err.flush();
  }
}
