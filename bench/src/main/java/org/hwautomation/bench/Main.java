package org.hwautomation.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `hwa bench`.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Benchmarks that print ratios against a floor in the same run.",
    subcommands = {InventorySweep.class, BiosPlanning.class, BiosBulk.class, KeepingBios.class})
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).setUsageHelpAutoWidth(true).execute(args));
  }
}
