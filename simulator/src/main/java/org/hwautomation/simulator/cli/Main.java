package org.hwautomation.simulator.cli;

import picocli.CommandLine;

/// What `./hwa simulate` starts.
public final class Main {

  private Main() {}

  public static void main(String... args) {
    System.exit(new CommandLine(new SimulateCommand()).execute(args));
  }
}
