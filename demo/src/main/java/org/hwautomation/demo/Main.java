package org.hwautomation.demo;

import picocli.CommandLine;

/// `hwa demo`.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new DemoCommand()).setUsageHelpAutoWidth(true).execute(args));
  }
}
