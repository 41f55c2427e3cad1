package org.hwautomation.app;

import java.io.PrintWriter;
import org.hwautomation.app.config.StartProblem;
import org.hwautomation.fleet.Problem;
import org.jspecify.annotations.Nullable;
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

  /// Carriers of virtual threads, whatever the number of processors.
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  public static void main(String[] args) {
    // A virtual thread that waits for a class to be initialised keeps its carrier (until JDK 26).
    // With only as many carriers as processors, those that read one server side by side could wait
    // for each other for ever.
    if (System.getProperty(CARRIERS) == null) System.setProperty(CARRIERS, "64");
    int status = run(args);
    if (status != 0) System.exit(status);
  }

  static int run(String... args) {
    return new CommandLine(new Main())
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler((exception, command, _) -> {
          var why =
              switch (exception) {
                case StartProblem start -> start.getMessage();
                case Problem problem -> problem.getMessage() + " " + problem.whatToDo();
                default -> throw exception;
              };
          print(command.getErr(), why);
          return CANNOT_START;
        })
        .execute(args);
  }

  private static void print(PrintWriter err, @Nullable String why) {
    err.println("hwa: " + why);
    err.flush();
  }
}
