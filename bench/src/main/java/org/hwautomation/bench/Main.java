package org.hwautomation.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `hwa bench`.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Benchmarks that print ratios against a floor in the same run.",
    subcommands = {
      InventorySweep.class,
      BiosPlanning.class,
      BiosChange.class,
      BiosBulk.class,
      KeepingBios.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // Ours and the service's settings of logging are both on the class path; ours comes first.
    System.setProperty(
        "logback.statusListenerClass", "ch.qos.logback.core.status.NopStatusListener");
    System.exit(new CommandLine(new Main()).setUsageHelpAutoWidth(true).execute(args));
  }
}
