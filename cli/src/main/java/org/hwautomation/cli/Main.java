package org.hwautomation.cli;

import java.io.PrintWriter;
import org.hwautomation.cli.client.ServiceProblem;
import org.hwautomation.cli.command.Root;
import picocli.CommandLine;

/// `hwa` for everything that talks to a running service.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
  }

  /// @return what the shell sees, one of the numbers of `ExitCode`
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Root())
        .setOut(out)
        .setErr(err)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((exception, command, _) -> {
          if (!(exception instanceof ServiceProblem problem)) throw exception;
          print(problem, command.getErr());
          return problem.exitCode().number();
        })
        .execute(args);
  }

  private static void print(ServiceProblem problem, PrintWriter err) {
    err.println("hwa: " + problem.getMessage());
    problem.faults().forEach(fault -> err.println("  - " + fault));
    if (!problem.whatToDo().isEmpty()) err.println("  " + problem.whatToDo());
    err.flush();
  }
}
